package org.exchangeconnect.pages.operator;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.ToLongFunction;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.renewal.RenewalStats;
import org.exchangeconnect.renewal.RenewalStatsRepository;

/** The renewals of the last hour by all nodes, on the operator's page. */
@Named
@RequestScoped
public class OperatorRenewalStats {

    @Inject
    CurrentUser currentUser;

    @Inject
    RenewalStatsRepository repository;

    private List<RenewalStats> minutes;

    public RenewalStatsChart getPicture() {
        return RenewalStatsChart.of(minutes(), currentUser.now());
    }

    /**
     * Returns whether there were no renewals. (Views cannot read a property named empty, since that is an EL operator.)
     */
    public boolean isQuiet() {
        return minutes().isEmpty();
    }

    /** Returns the chart as text. */
    public String getText() {
        return currentUser
                .texts()
                .get(
                        "operator.minutes.text",
                        sum(RenewalStats::renewed),
                        sum(RenewalStats::failed),
                        sum(RenewalStats::ended));
    }

    private long sum(ToLongFunction<RenewalStats> part) {
        return minutes().stream().mapToLong(part).sum();
    }

    private List<RenewalStats> minutes() {
        if (minutes == null) {
            minutes = repository.since(RenewalStatsChart.from(currentUser.now()));
        }
        return minutes;
    }
}
