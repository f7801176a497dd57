package io.jenkins.plugins.dynamodbbackup.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture in 256 colours, chosen by median cut: for text and icons that is enough, at a third of the bytes. */
final class SmallPng {

    private static final int COLOURS = 256;

    private SmallPng() {}

    static byte[] of(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            return written(reduced(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage reduced(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<List<Integer>> boxes = boxes(counts);
        int[] palette = new int[COLOURS];
        Map<Integer, Integer> index = new HashMap<>();
        for (int i = 0; i < boxes.size(); i++) {
            palette[i] = commonest(boxes.get(i), counts);
            for (int colour : boxes.get(i)) {
                index.put(colour, i);
            }
        }
        BufferedImage small = new BufferedImage(
                width,
                image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, COLOURS, palette, 0, false, -1, 0));
        for (int i = 0; i < pixels.length; i++) {
            small.getRaster().setSample(i % width, i / width, 0, index.get(pixels[i] & 0xffffff));
        }
        return small;
    }

    /** Halves the widest box of colours until there are enough. */
    private static List<List<Integer>> boxes(Map<Integer, Integer> counts) {
        List<List<Integer>> boxes = new ArrayList<>();
        boxes.add(counts.keySet().stream().sorted().toList());
        while (boxes.size() < COLOURS) {
            List<Integer> widest = boxes.stream()
                    .max(Comparator.comparingInt(box -> width(box, widestChannel(box))))
                    .orElseThrow();
            ToIntFunction<Integer> channel = widestChannel(widest);
            if (width(widest, channel) == 0) {
                break;
            }
            List<Integer> sorted =
                    widest.stream().sorted(Comparator.comparingInt(channel)).toList();
            boxes.remove(widest);
            boxes.add(sorted.subList(0, sorted.size() / 2));
            boxes.add(sorted.subList(sorted.size() / 2, sorted.size()));
        }
        return boxes;
    }

    private static ToIntFunction<Integer> widestChannel(List<Integer> box) {
        List<ToIntFunction<Integer>> channels =
                List.of(colour -> colour >> 16, colour -> colour >> 8 & 0xff, colour -> colour & 0xff);
        return channels.stream()
                .max(Comparator.comparingInt(channel -> width(box, channel)))
                .orElseThrow();
    }

    private static int width(List<Integer> box, ToIntFunction<Integer> channel) {
        return box.stream().mapToInt(channel).max().orElse(0)
                - box.stream().mapToInt(channel).min().orElse(0);
    }

    /** So that backgrounds and text keep their exact colours. */
    private static int commonest(List<Integer> box, Map<Integer, Integer> counts) {
        return box.stream().max(Comparator.comparing(counts::get)).orElseThrow();
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
