package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Amazon's DynamoDB Local, started once a process, in memory, on the loopback address alone. It brings another AWS SDK,
 * so it lives in a class loader of its own. Its own ServerRunner would listen on all interfaces.
 */
final class DynamoDbLocalEngine {
    static final String CLASS_PATH = "dynamodb.local.classpath";
    private static final String PACKAGE = "com.amazonaws.services.dynamodbv2.local.server.";

    private final URI address;

    private DynamoDbLocalEngine(URI address) {
        this.address = address;
    }

    /**
     * Starting takes a second; tables of different users are kept apart by access key, so all share one. Its threads keep
     * the process alive: a program ends with {@link System#exit}.
     */
    static DynamoDbLocalEngine shared() {
        return Holder.ENGINE;
    }

    private static final class Holder {
        static final DynamoDbLocalEngine ENGINE = start();
    }

    URI address() {
        return address;
    }

    private static DynamoDbLocalEngine start() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        PrintStream errors = System.err;
        try {
            // Its SLF4J has no provider and says so in three lines nobody can act on.
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            // Never closed: the engine loads classes as long as it runs, and it runs as long as the process.
            @SuppressWarnings("resource")
            ClassLoader loader = new URLClassLoader(
                    jars(System.getProperty(CLASS_PATH, "standalone/target/dynamodb-local.classpath")),
                    ClassLoader.getPlatformClassLoader());
            thread.setContextClassLoader(loader);
            System.setProperty("DDB_LOCAL_TELEMETRY", "0");
            Object requests = loader.loadClass(PACKAGE + "LocalDynamoDBRequestHandler")
                    .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
                    .newInstance(0, true, null, false, false);
            Object handler = loader.loadClass(PACKAGE + "LocalDynamoDBServerHandler")
                    .getConstructors()[0]
                    .newInstance(requests, "*");
            Class<?> server = loader.loadClass("org.eclipse.jetty.server.Server");
            Object jetty =
                    server.getConstructor(InetSocketAddress.class).newInstance(new InetSocketAddress("127.0.0.1", 0));
            server.getMethod("setHandler", loader.loadClass("org.eclipse.jetty.server.Handler"))
                    .invoke(jetty, handler);
            server.getMethod("start").invoke(jetty);
            URI uri = (URI) server.getMethod("getURI").invoke(jetty);
            return new DynamoDbLocalEngine(URI.create("http://127.0.0.1:" + uri.getPort() + "/"));
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException("DynamoDB Local did not start: " + e, e);
        } finally {
            System.setErr(errors);
            thread.setContextClassLoader(before);
        }
    }

    static URL[] jars(String file) throws IOException {
        if (!Files.isReadable(Path.of(file))) {
            throw new IllegalStateException("DynamoDB Local is not there yet: run"
                    + " 'mvn -f standalone/pom.xml generate-test-resources', which downloads it and writes the list"
                    + " of its jars to standalone/target/dynamodb-local.classpath, and pass that file's path as"
                    + " -D" + CLASS_PATH + "=...");
        }
        List<URL> urls = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(file))) {
            if (!line.isBlank()) {
                urls.add(Path.of(line.strip()).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
