package org.vireo.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How large a plugin's file and its parts may be, and what its parts may be called; looked at before anything in it is read. */
final class Bounds {
    static final long LARGEST_FILE = 128L << 20;
    static final long LARGEST_UNPACKED = 256L << 20;
    static final int MOST_ENTRIES = 4096;

    private static final int LONGEST_NAME = 512;

    private Bounds() {}

    static List<String> broken(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            return List.of("The file has " + Files.size(file) + " bytes; " + LARGEST_FILE + " is the most.");
        }
        try (var zip = new ZipFile(file.toFile())) {
            return broken(PluginFile.entries(zip));
        }
    }

    static List<String> broken(List<ZipEntry> entries) {
        var broken = new ArrayList<String>();
        var names = new HashSet<String>();
        long unpacked = 0;
        for (var entry : entries) {
            if (!sound(entry.getName())) {
                broken.add("The entry '" + printable(entry.getName()) + "' does not name a place inside the plugin.");
            }
            if (!names.add(entry.getName())) {
                broken.add("The entry '" + entry.getName() + "' is there more than once.");
            }
            if (entry.getName().equals(PluginJson.PATH) && entry.getSize() > PluginFile.LARGEST_JSON) {
                broken.add(PluginJson.PATH + " has " + entry.getSize() + " bytes; " + PluginFile.LARGEST_JSON
                        + " is the most.");
            }
            unpacked += Math.max(0, entry.getSize());
        }
        if (entries.size() > MOST_ENTRIES) {
            broken.add("There are " + entries.size() + " entries; " + MOST_ENTRIES + " is the most.");
        }
        if (unpacked > LARGEST_UNPACKED) {
            broken.add("The entries have " + unpacked + " bytes together; " + LARGEST_UNPACKED + " is the most.");
        }
        return broken;
    }

    private static boolean sound(String name) {
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.startsWith("/")
                || name.matches("(?s).*[\\\\:\\p{Cntrl}].*")) {
            return false;
        }
        for (var part : name.split("/", -1)) {
            if (part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return !name.contains("//");
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }
}
