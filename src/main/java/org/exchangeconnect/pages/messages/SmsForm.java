package org.exchangeconnect.pages.messages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.text.NumberFormat;
import java.util.List;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.PageLinks;
import org.exchangeconnect.sms.InvalidMessagesException;
import org.exchangeconnect.sms.SmsResult;
import org.exchangeconnect.sms.SmsService;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;

/** Step 7 on a page: the form that sends an SMS. Its input stays until every message is sent. */
@Named
@RequestScoped
public class SmsForm {

    @Inject
    CurrentUser currentUser;

    @Inject
    PageLinks links;

    @Inject
    SmsService sms;

    @Inject
    HttpServletRequest request;

    @Inject
    FacesContext faces;

    private SmsFormState formState;
    private String to;
    private String sender;
    private String text;

    @PostConstruct
    void takeUpWhatWasTyped() {
        if ("sms".equals(request.getParameter("outcome"))) {
            formState = SmsFormState.of(request).filter(this::isOurs).orElse(null);
        }
        if (formState != null) {
            sender = formState.sender();
            to = formState.isDone() ? null : formState.to();
            text = formState.isDone() ? null : formState.text();
        }
        if (to == null) {
            to = ConversationContacts.of(request).orElse(null);
        }
    }

    private boolean isOurs(SmsFormState one) {
        return currentUser
                .connection()
                .filter(known -> known.id().toString().equals(one.connection()))
                .isPresent();
    }

    public void send() throws IOException {
        if (!currentUser.isShownConnection()) {
            faces.getExternalContext().redirect(links.outcome("expired"));
            return;
        }
        SmsFormState tried = tried();
        tried.store(request);
        if (tried.isDone()) {
            ConversationContacts.remember(tried.to(), request);
        }
        faces.getExternalContext().redirect(links.outcome("sms") + "#sms");
    }

    private SmsFormState tried() {
        Connection connection = currentUser.connection().orElseThrow();
        SmsDescriptions words = new SmsDescriptions(currentUser.texts());
        try {
            SmsResult result = sms.send(connection.id(), SmsBody.of(to, sender, text));
            boolean told = result.sendStatus() == CallStatus.ANSWERED || result.sendStatus() == CallStatus.REFUSED;
            return attempt(words.summary(result), List.of(), told ? words.results(result) : List.of());
        } catch (InvalidMessagesException e) {
            return attempt(null, words.problems(e.violations(), to, text), List.of());
        } catch (ReconnectRequiredException e) {
            return attempt("sms.problem.reconnect");
        } catch (TokenUnavailableException e) {
            return attempt("sms.problem.unreachable");
        } catch (BaseUriNotAllowedException | UnknownConnectionException e) {
            return attempt("sms.problem.failed");
        }
    }

    private SmsFormState attempt(String key) {
        return attempt(currentUser.texts().get(key), List.of(), List.of());
    }

    private SmsFormState attempt(
            String summary, List<SmsFormState.FieldProblem> problems, List<SmsFormState.DestinationResult> results) {
        String id = currentUser.connection().orElseThrow().id().toString();
        return new SmsFormState(id, to, sender, text, summary, problems, results);
    }

    /** Returns the result of the last submission; null for none. */
    public SmsFormState getAttempt() {
        return formState;
    }

    /** Returns the problem of a field; null for none. */
    public String problemOf(String field) {
        return formState == null ? null : formState.problemOf(field);
    }

    /** Returns the length of the text and the number of SMS it takes, as text. */
    public String getLength() {
        SmsLength length = SmsLength.of(text);
        NumberFormat format = NumberFormat.getIntegerInstance(currentUser.getLocale());
        return currentUser
                .texts()
                .get(
                        length.units() == 1 ? "sms.length.one" : "sms.length.other",
                        format.format(length.units()),
                        format.format(length.segments()));
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getSender() {
        return sender;
    }

    public void setSender(String sender) {
        this.sender = sender;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
