package org.vireo.host.volumes;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import org.vireo.model.VireoException;

/** Runs file operations and says in one sentence what stood in the way. */
public final class Attempt {
    private static final List<String> GONE = List.of(
            "transport endpoint is not connected",
            "host is down",
            "stale file handle",
            "connection timed out",
            "no route to host");

    private Attempt() {}

    /** Something that touches files. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Something that touches files and has no result. */
    @FunctionalInterface
    public interface Action {
        void run() throws IOException;
    }

    /** The result of the work; throws what {@link VolumeError} has for its failure. */
    public static <T> T to(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new VireoException(code(e), "cannot " + what + ": " + reason(e), e);
        }
    }

    /** As {@link #to}, without a result. */
    public static void run(String what, Action action) {
        to(what, () -> {
            action.run();
            return true;
        });
    }

    private static VolumeError code(IOException e) {
        if (e instanceof UnreachableException || gone(String.valueOf(e.getMessage()))) {
            return VolumeError.UNREACHABLE;
        }
        return full(String.valueOf(e.getMessage())) ? VolumeError.NO_SPACE : VolumeError.STORAGE_FAILED;
    }

    static boolean full(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("disk quota exceeded");
    }

    /** Whether these are the words of a file system whose program or server is not there. */
    static boolean gone(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        return GONE.stream().anyMatch(text::contains);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "permission denied on " + denied.getFile();
        }
        if (e instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (e instanceof NotDirectoryException other) {
            return other.getFile() + " is not a directory";
        }
        if (e instanceof FileSystemException other && other.getReason() != null) {
            return other.getReason() + " (" + other.getFile() + ")";
        }
        return String.valueOf(e.getMessage());
    }
}
