package org.vireo.report.jasper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Takes out of files what is different each time they are written: when that was, and numbers made by chance. */
final class Steady {
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2000, 1, 1, 0, 0);
    /** As many bytes as there were, as the file tells where its parts begin. */
    private static final Pattern CHANCE = Pattern.compile(
            "/(CreationDate|ModDate)\\(D:[^)]*\\)|/ID ?\\[<[0-9a-f]*> ?<[0-9a-f]*>\\]|/(FontName|BaseFont)/[A-Z]{6}\\+");

    private static final Pattern PICTURE = Pattern.compile("cNvPr id=\"[0-9]+\"");

    private Steady() {}

    static byte[] pdf(byte[] file) {
        var text = new String(file, StandardCharsets.ISO_8859_1);
        return CHANCE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(steady(found.group())))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String steady(String text) {
        if (text.startsWith("/ID")) {
            return noId(text);
        }
        return text.endsWith("+") ? text.replaceAll("[A-Z]{6}\\+", "VIREOX+") : noDate(text);
    }

    private static String noDate(String text) {
        int start = text.indexOf("D:") + 2;
        return text.substring(0, start)
                + text.substring(start, start + 14).replaceAll("[0-9]", "1")
                + text.substring(start + 14);
    }

    private static String noId(String text) {
        return text.replaceAll("(?<=[<0-9a-f])[0-9a-f]", "0");
    }

    static byte[] zip(byte[] file) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file));
                var again = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var steady = new ZipEntry(entry.getName());
                steady.setTimeLocal(WRITTEN);
                again.putNextEntry(steady);
                if (entry.getName().startsWith("xl/drawings/drawing")) {
                    again.write(numbered(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                } else {
                    in.transferTo(again);
                }
            }
        }
        return out.toByteArray();
    }

    /** Pictures have any numbers that differ from each other's. */
    private static byte[] numbered(String drawing) {
        var next = new AtomicInteger();
        return PICTURE.matcher(drawing)
                .replaceAll(found -> "cNvPr id=\"" + next.incrementAndGet() + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
