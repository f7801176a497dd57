package io.jenkins.plugins.dynamodbbackup.configuration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A proxy that lets nothing through and remembers where to it was asked for. */
final class ClosedProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<String> asked = new ConcurrentSkipListSet<>();

    ClosedProxy() throws IOException {
        Thread thread = new Thread(this::serve, "closed-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Such as {@code CONNECT dynamodb.eu-west-1.amazonaws.com:443}. */
    Set<String> asked() {
        return asked;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    BufferedReader request = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                asked.add(String.valueOf(request.readLine()).replace(" HTTP/1.1", ""));
                client.getOutputStream()
                        .write("HTTP/1.1 502 Closed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // the next one
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
