package io.jenkins.plugins.dynamodbbackup.engine.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Files of lines in a folder, which is made with the first of them. */
public record LineFolder(Path folder) implements LineFiles {

    @Override
    public LineFile file(String name) throws IOException {
        Files.createDirectories(folder);
        return new InFolder(folder.resolve(name));
    }

    private record InFolder(Path path) implements LineFile {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public long write(long position, List<String> lines) throws IOException {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(line).append('\n'));
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                if (file.size() < position) {
                    throw new EOFException(path.toString()); // lines are missing that were written before
                }
                file.truncate(position).position(position);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
                return file.position();
            }
        }

        @Override
        public Lines read(long position, int most) throws IOException {
            List<String> lines = new ArrayList<>();
            long next = position;
            if (most == 0 || !Files.exists(path)) {
                return new Lines(lines, next);
            }
            try (FileChannel file = FileChannel.open(path);
                    InputStream in = new BufferedInputStream(Channels.newInputStream(file.position(position)))) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                for (int read = in.read(); read >= 0; read = lines.size() < most ? in.read() : -1) {
                    if (read == '\n') {
                        next += line.size() + 1;
                        lines.add(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                    } else {
                        line.write(read);
                    }
                }
            }
            return new Lines(lines, next);
        }
    }
}
