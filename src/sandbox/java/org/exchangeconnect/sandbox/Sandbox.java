package org.exchangeconnect.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Simulates Infobip and its portal on this machine's loopback address. Tests start one in their own JVM on a free port;
 * the demo runs {@link SandboxMain}.
 */
public final class Sandbox implements AutoCloseable {

    private final Engine engine;
    private final HttpFront front;

    private Sandbox(Engine engine) throws IOException {
        this.engine = engine;
        this.front = new HttpFront(engine);
    }

    /**
     * Starts a sandbox.
     *
     * @throws IOException if the port is in use
     */
    public static Sandbox start(SandboxOptions options) throws IOException {
        return new Sandbox(new Engine(options));
    }

    public static Sandbox start() throws IOException {
        return start(SandboxOptions.standard());
    }

    public int port() {
        return front.port();
    }

    /** Returns Infobip's URL for the app's server: {@code http://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Returns Infobip's URL for the browser, which is another site than the app's 127.0.0.1. */
    public URI browserUri() {
        return URI.create("http://localhost:" + port());
    }

    public URI authorizeUri() {
        return browserUri().resolve(AuthorizeEndpoint.PATH);
    }

    public URI tokenUri() {
        return uri().resolve("/exchange/1/oauth/token");
    }

    public URI portalUri() {
        return browserUri().resolve("/portal");
    }

    public Recorder recorder() {
        return engine.recorder();
    }

    public Faults faults() {
        return engine.faults();
    }

    public SandboxOptions options() {
        return engine.options();
    }

    /**
     * Changes options of the running sandbox, except the port, the number of threads and the lifetime of issued tokens.
     */
    public void reconfigure(UnaryOperator<SandboxOptions> change) {
        engine.reconfigure(change);
    }

    /**
     * Clears tokens, codes, consents, messages, subscriptions, recordings and faults; keeps users, portal logins and
     * options. Users get the rights of their roles back.
     */
    public void reset() {
        engine.reset();
    }

    /** Writes the valid tokens to a file for {@link #resume}. */
    public void save(Path file) throws IOException {
        new TokenFile(file, engine).write();
    }

    /** Adds the tokens that an earlier sandbox saved; does nothing if the file does not exist. */
    public void resume(Path file) throws IOException {
        new TokenFile(file, engine).read();
    }

    /** Returns the named users, whom the sign-in page offers. */
    public List<SandboxUser> users() {
        return engine.users().people();
    }

    /** Adds users for load tests, each with an account of its own; their keys derive from their number. */
    public List<SandboxUser> addUsers(int count) {
        return engine.users().generate(count);
    }

    /** Adds a user with this interface language, a BCP 47 tag. */
    public SandboxUser addUser(String locale) {
        return engine.users().add(locale);
    }

    /**
     * Simulates a user who follows an authorize URL, logs in and accepts.
     *
     * @return the redirect URL with code and state to which Infobip would send the browser
     * @throws IllegalArgumentException if the authorize URL is invalid; the message names each violation
     */
    public URI approve(String userKey, URI authorizeUri) {
        return new AutomaticApproval(engine).approve(userKey, authorizeUri);
    }

    /** Issues a code for the first app, as if the user had accepted, without a code challenge. */
    public String issueCode(String userKey) {
        return issueCode(userKey, null);
    }

    /** Issues a code for the first app that is bound to this challenge. */
    public String issueCode(String userKey, String challenge) {
        return new AutomaticApproval(engine).issueCode(userKey, challenge);
    }

    /** Issues a valid token for the first app, as if a code had been exchanged. */
    public String issueToken(String userKey) {
        return new AutomaticApproval(engine).issueToken(userKey);
    }

    public boolean isAlive(String token) {
        return engine.tokens().alive(token).isPresent();
    }

    /** Revokes this user's connections, as if the app's access had been withdrawn at Infobip. */
    public void endTokensOf(String userKey) {
        engine.tokens().endAllOf(userKey);
    }

    /** Returns the users whose newest token expired, so that they would have to connect again. */
    public Collection<SandboxUser> lapsed() {
        return engine.tokens().connections().stream()
                .filter(grant -> !grant.revoked() && grant.newest().expired(engine.now()))
                .map(Grant::user)
                .toList();
    }

    /** Replaces the rights of a user or an API key, as if the account's admin had changed the user's roles. */
    public void allowOnly(String userKeyOrApiKey, ApiRight... rights) {
        engine.rights().set(userKeyOrApiKey, List.of(rights));
    }

    /** Lets a user or an API key do everything, as a manager's roles do. */
    public void allowEverything(String userKeyOrApiKey) {
        engine.rights().set(userKeyOrApiKey, ApiRight.all());
    }

    /** Returns the newest 10,000 messages, oldest first, including rejected and scheduled ones. */
    public List<SentMessage> messages() {
        return engine.sms().messages();
    }

    /** Returns the messages that wait for the time for which they are scheduled, oldest first. */
    public List<SentMessage> scheduledMessages() {
        return engine.sms().scheduledMessages();
    }

    /** Sends the scheduled messages of a bulk now; does nothing for another or a canceled bulk. */
    public void sendScheduled(String bulkId) {
        engine.sms().sendScheduled(bulkId);
    }

    /**
     * Pushes pending delivery reports as Infobip does: unsigned to the notify URLs of messages, and with the credentials
     * of the account's subscriptions where a message has no notify URL.
     *
     * @return the status of each push; 0 for no response
     */
    public List<Integer> pushReports() {
        return pushReports(PushStyle.UNSIGNED);
    }

    /** Pushes pending delivery reports in this style. Returns the status of each push; 0 for no response. */
    public List<Integer> pushReports(PushStyle style) {
        return engine.sms().pushReports(style);
    }

    /** Discards pending delivery reports; the logs still have the statuses of all messages. */
    public void loseReports() {
        engine.sms().loseReports();
    }

    /** Simulates a phone that sends an SMS to a number of this account. */
    public InboundMessage receive(String accountKey, String from, String to, String text) {
        return engine.sms().receive(accountKey, from, to, text);
    }

    /**
     * Pushes waiting inbound messages to the accounts' subscriptions; those of other accounts wait to be fetched.
     *
     * @return the status of each push; 0 for no response
     */
    public List<Integer> pushInbound() {
        return engine.sms().pushInbound();
    }

    @Override
    public void close() {
        engine.faults().clear();
        front.close();
    }
}
