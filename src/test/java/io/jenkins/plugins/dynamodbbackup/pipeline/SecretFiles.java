package io.jenkins.plugins.dynamodbbackup.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which files hold a secret. */
final class SecretFiles {

    private SecretFiles() {}

    /** Except the store of Jenkins itself. */
    static List<Path> below(Path folder, String... secrets) throws IOException {
        return files(folder).stream()
                .filter(file -> !file.startsWith(folder.resolve("secrets")))
                .filter(file -> !file.startsWith(folder.resolve("plugins")))
                .filter(file -> !file.endsWith("credentials.xml"))
                .filter(file -> holds(file, secrets))
                .toList();
    }

    /** Jenkins lives: what it writes and removes meanwhile must not end the walk. */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return goneMeanwhile(file, e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : goneMeanwhile(directory, e);
            }
        });
        return files;
    }

    /** Whatever else cannot be read might hold a secret. */
    private static FileVisitResult goneMeanwhile(Path path, IOException e) throws IOException {
        if (Files.exists(path)) {
            throw e;
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean holds(Path file, String... secrets) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return Stream.of(secrets).anyMatch(text::contains);
        } catch (IOException gone) {
            return false;
        }
    }
}
