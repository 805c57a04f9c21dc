package org.exchangeconnect.pages.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.exchangeconnect.appregistration.AppCheck;
import org.exchangeconnect.appregistration.AppCheckException;
import org.exchangeconnect.appregistration.Finding;
import org.exchangeconnect.appregistration.Finding.Part;
import org.exchangeconnect.pages.CurrentUser;

/**
 * The app's own record at Infobip on the operator's page: compared with the configuration, and its signing secret
 * adopted, on request.
 */
@Named("operatorApp")
@RequestScoped
public class OperatorApp {

    private static final Map<Part, String> KEYS = Map.of(
            Part.CLIENT_ID, "infobip.oauth.client-id",
            Part.CLIENT_SECRET, "infobip.oauth.client-secret",
            Part.REDIRECT_URI, "infobip.oauth.redirect-uri",
            Part.SIGNING_SECRET, "infobip.signing-secret");

    @Inject
    CurrentUser currentUser;

    @Inject
    AppCheck check;

    private List<Finding> findings = List.of();
    private String said;

    /** One part of the comparison, as shown on the page. */
    public record FindingRow(String key, String kind, String verdict, String there) {}

    public void compare() {
        try {
            findings = check.compare();
        } catch (AppCheckException unread) {
            said = why(unread);
        }
    }

    public void take() {
        try {
            boolean taken = check.takeSigningSecretOver();
            said = currentUser.texts().get(taken ? "operator.app.taken" : "operator.app.untaken");
            findings = check.compare();
        } catch (AppCheckException unread) {
            said = why(unread);
        }
    }

    private String why(AppCheckException unread) {
        return currentUser.texts().get("operator.app." + unread.why().name());
    }

    public List<FindingRow> getRows() {
        return findings.stream().map(this::row).toList();
    }

    private FindingRow row(Finding finding) {
        String there = finding.there() == null ? null : currentUser.texts().get("operator.app.there", finding.there());
        return new FindingRow(
                KEYS.get(finding.part()),
                finding.isFine() ? "good" : "bad",
                currentUser.texts().get("operator.app." + finding.verdict().name()),
                there);
    }

    /** Returns the result as a text; null for none. */
    public String getSaid() {
        return said;
    }
}
