package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.ToLongFunction;
import org.exchangeconnect.renewal.Minute;
import org.exchangeconnect.renewal.MinuteRepository;

/** The renewals of the last hour, over all nodes, on the operator's page. */
@Named("operatorMinutes")
@RequestScoped
public class OperatorMinutes {

    @Inject
    Viewer viewer;

    @Inject
    MinuteRepository repository;

    private List<Minute> minutes;

    public MinutesPicture getPicture() {
        return MinutesPicture.of(minutes(), viewer.now());
    }

    /** Tells whether nothing was renewed. (Views can't ask for anything called empty: to them that is an operator.) */
    public boolean isQuiet() {
        return minutes().isEmpty();
    }

    /** Gives the picture in words. */
    public String getText() {
        return viewer.wording()
                .say("operator.minutes.text", sum(Minute::renewed), sum(Minute::failed), sum(Minute::ended));
    }

    private long sum(ToLongFunction<Minute> part) {
        return minutes().stream().mapToLong(part).sum();
    }

    private List<Minute> minutes() {
        if (minutes == null) {
            minutes = repository.since(MinutesPicture.from(viewer.now()));
        }
        return minutes;
    }
}
