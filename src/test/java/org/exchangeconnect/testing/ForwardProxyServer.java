package org.exchangeconnect.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A forward proxy that leads every host name to one server, for plain requests and tunnels. It can go silent as a
 * firewall does with idle connections: it drops the data of existing connections without closing them.
 */
public final class ForwardProxyServer implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet();

    /** @param target the port on this machine that every host name leads to */
    public ForwardProxyServer(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Returns the request line of the first request on each connection. */
    public List<String> requests() {
        return requests;
    }

    /** Drops all data on the existing connections from now on. */
    public void goSilent() {
        silent.addAll(open);
    }

    /** Returns how many of the silent connections the clients still hold. */
    public long heldSilent() {
        return silent.stream().filter(open::contains).count();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            InputStream in = client.getInputStream();
            String first = line(in);
            requests.add(first);
            OutputStream up = server.getOutputStream();
            if (first.startsWith("CONNECT ")) {
                String header = line(in);
                while (!header.isEmpty()) {
                    header = line(in);
                }
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
            } else {
                up.write((first + "\r\n").getBytes(ISO_8859_1));
            }
            threads.execute(() -> pass(server, client, client));
            pass(client, server, client);
        } catch (IOException gone) {
            // Either side may close the connection.
        } finally {
            open.remove(client);
        }
    }

    /** Copies data until the source closes. A silent connection drops the data and leaves the target open. */
    private void pass(Socket from, Socket to, Socket client) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                if (!silent.contains(client)) {
                    to.getOutputStream().write(bytes, 0, length);
                    to.getOutputStream().flush();
                }
            }
            if (!silent.contains(client)) {
                to.close();
            }
        } catch (IOException gone) {
            // Either side may close the connection.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
