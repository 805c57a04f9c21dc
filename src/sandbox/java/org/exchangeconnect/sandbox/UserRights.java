package org.exchangeconnect.sandbox;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What each user and each API key may do. A user's roles decide, whatever scope the app asked for; users without a role
 * of this table can only send. An API key may do everything until it is limited.
 */
final class UserRights {

    private static final Set<Long> MANAGER_ROLES = Set.of(79L, 88L, 102L);

    private final Supplier<SandboxOptions> options;
    private final Map<String, Set<ApiRight>> scripted = new ConcurrentHashMap<>();

    UserRights(Supplier<SandboxOptions> options) {
        this.options = options;
    }

    Set<ApiRight> ofUser(SandboxUser user) {
        return scripted.getOrDefault(user.userKey(), byRole(user));
    }

    Set<ApiRight> ofApiKey(String apiKey) {
        return scripted.getOrDefault(apiKey, ApiRight.all());
    }

    /** Replaces the rights of a user or an API key. */
    void set(String userKeyOrApiKey, Collection<ApiRight> rights) {
        Set<ApiRight> copy = EnumSet.noneOf(ApiRight.class);
        copy.addAll(rights);
        scripted.put(userKeyOrApiKey, copy);
    }

    /** Removes the scripted rights. */
    void clear() {
        scripted.clear();
    }

    private Set<ApiRight> byRole(SandboxUser user) {
        return options.get().usersHaveAllRights()
                        || user.roles().stream().map(Membership::id).anyMatch(MANAGER_ROLES::contains)
                ? ApiRight.all()
                : ApiRight.sending();
    }
}
