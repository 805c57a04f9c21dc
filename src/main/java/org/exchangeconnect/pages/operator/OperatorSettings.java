package org.exchangeconnect.pages.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.exchangeconnect.config.EffectiveConfiguration;
import org.exchangeconnect.pages.CurrentUser;

/** The effective configuration on the operator's page. For a secret, it shows only whether it is set. */
@Named("operatorSettings")
@RequestScoped
public class OperatorSettings {

    @Inject
    CurrentUser currentUser;

    @Inject
    EffectiveConfiguration configuration;

    /** A configuration key, as shown on the page. */
    public record SettingRow(String key, String value, boolean usual) {}

    public List<SettingRow> getRows() {
        return configuration.lines().stream().map(this::row).toList();
    }

    private SettingRow row(EffectiveConfiguration.ConfigurationEntry line) {
        if (line.secret() || line.value() == null) {
            String key = line.given() ? "operator.config.set" : "operator.config.unset";
            return new SettingRow(line.key(), currentUser.texts().get(key), false);
        }
        return new SettingRow(line.key(), line.value(), !line.given());
    }

    /** Returns the configuration warnings as texts; empty for none. */
    public List<String> getConcerns() {
        return configuration.concerns().stream()
                .map(concern -> currentUser.texts().get("operator.config." + concern.name()))
                .toList();
    }
}
