package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void thePersonIsTheAccountAndTheUserWhateverElseChanged() {
        Identity before = new Identity("A", "U", "jane", "jane@example.com", "en-US", List.of(), List.of());
        Identity after = new Identity("A", "U", "joan", null, "de-DE", List.of(), List.of());

        assertThat(before.samePersonAs(after)).isTrue();
        assertThat(before.samePersonAs(person("A", "V"))).isFalse();
        assertThat(before.samePersonAs(person("B", "U"))).isFalse();
    }

    @Test
    void nobodyIsTheSamePersonAsAnybody() {
        Identity nobody = person(null, null);

        assertThat(nobody.samePersonAs(nobody)).isFalse();
        assertThat(person("A", "U").samePersonAs(nobody)).isFalse();
    }

    @Test
    void rolesAndGroupsDoNotChangeAfterwards() {
        List<Identity.Member> members = new ArrayList<>(List.of(new Identity.Member(1, "Admins")));
        Identity identity = new Identity("A", "U", null, null, null, members, members);
        members.clear();

        assertThat(identity.roles()).containsExactly(new Identity.Member(1, "Admins"));
        assertThat(identity.groups()).containsExactly(new Identity.Member(1, "Admins"));
    }

    private static Identity person(String accountKey, String userKey) {
        return new Identity(accountKey, userKey, null, null, null, List.of(), List.of());
    }
}
