package org.exchangeconnect.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Infobip and its portal, on this machine's loopback address. Tests start one in their own JVM on a free port; the demo
 * runs {@link SandboxMain}.
 */
public final class Sandbox implements AutoCloseable {

    private final Engine engine;
    private final HttpFront front;

    private Sandbox(Engine engine) throws IOException {
        this.engine = engine;
        this.front = new HttpFront(engine);
    }

    /** @throws IOException if the port is taken */
    public static Sandbox start(SandboxOptions options) throws IOException {
        return new Sandbox(new Engine(options));
    }

    public static Sandbox start() throws IOException {
        return start(SandboxOptions.standard());
    }

    public int port() {
        return front.port();
    }

    /** Where the app's server finds Infobip: {@code http://127.0.0.1:port}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Where the browser finds Infobip and its portal: another site than the app's 127.0.0.1. */
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

    /** Changes options while running; the port, the number of threads and the life of tokens already issued stay. */
    public void reconfigure(UnaryOperator<SandboxOptions> change) {
        engine.reconfigure(change);
    }

    /** Forgets tokens, codes, consents, messages, recordings and faults; users, portal logins and options stay. */
    public void reset() {
        engine.reset();
    }

    /** Writes the live tokens to a file, for {@link #resume}. */
    public void save(Path file) throws IOException {
        new TokenFile(file, engine).write();
    }

    /** Takes up the tokens that an earlier sandbox saved; does nothing if there is no such file. */
    public void resume(Path file) throws IOException {
        new TokenFile(file, engine).read();
    }

    /** The people with names, whom the sign-in page offers. */
    public List<SandboxUser> users() {
        return engine.users().people();
    }

    /** Adds users for load tests, each with an account of its own; their keys follow from their number. */
    public List<SandboxUser> addUsers(int count) {
        return engine.users().generate(count);
    }

    /** Adds a user whose interface is in this language, as BCP 47 names it. */
    public SandboxUser addUser(String locale) {
        return engine.users().add(locale);
    }

    /**
     * Plays a user who follows an authorize address, logs in and accepts.
     *
     * @return the address, with code and state, to which Infobip would send the browser
     * @throws IllegalArgumentException if the address breaks a rule; the message names each
     */
    public URI approve(String userKey, URI authorizeUri) {
        return new AutomaticApproval(engine).approve(userKey, authorizeUri);
    }

    /** A code for the first app, as if the user had accepted, without a code challenge. */
    public String issueCode(String userKey) {
        return issueCode(userKey, null);
    }

    /** A code for the first app that asks for the verifier of this challenge. */
    public String issueCode(String userKey, String challenge) {
        return new AutomaticApproval(engine).issueCode(userKey, challenge);
    }

    /** A live token of the first app, as if a code had been exchanged. */
    public String issueToken(String userKey) {
        return new AutomaticApproval(engine).issueToken(userKey);
    }

    public boolean isAlive(String token) {
        return engine.tokens().alive(token).isPresent();
    }

    /** Ends this user's connections at Infobip's side, as if the app's access had been withdrawn. */
    public void endTokensOf(String userKey) {
        engine.tokens().endAllOf(userKey);
    }

    /** The users whose newest token lapsed: they would have to connect again. */
    public Collection<SandboxUser> lapsed() {
        return engine.tokens().connections().stream()
                .filter(grant -> !grant.revoked() && grant.newest().expired(engine.now()))
                .map(Grant::user)
                .toList();
    }

    /** The SMS taken, rejected ones included, oldest first; the newest 10,000. */
    public List<SentMessage> messages() {
        return engine.outbox().messages();
    }

    /**
     * Pushes the delivery reports that wait for it, to the notify URLs of their messages.
     *
     * @return what each push was answered; 0 where nobody answered
     */
    public List<Integer> pushReports(PushStyle style) {
        return engine.pusher().push(style);
    }

    /** Loses the delivery reports that nobody has fetched or been pushed yet; the logs still know what became of all. */
    public void loseReports() {
        engine.outbox().loseReports();
    }

    @Override
    public void close() {
        engine.faults().clear();
        front.close();
    }
}
