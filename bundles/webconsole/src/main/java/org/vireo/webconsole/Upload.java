package org.vireo.webconsole;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.servlet.ServletFileUpload;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.model.ErrorKind;

/**
 * A form with a file, read part by part as it comes in: the token first, so that nothing of a foreign form is taken. Nothing of it is kept
 * here. Confined to one thread.
 */
final class Upload {
    /** Whether a package may come without a signature this once. */
    static final String UNSIGNED = "unsigned";
    /** The package. */
    static final String FILE = "file";

    private static final long LARGEST = 1L << 30;
    private static final int LONGEST_FIELD = 1024;

    private final HttpServletRequest request;
    private FileItemIterator parts;

    Upload(HttpServletRequest request) {
        this.request = request;
    }

    static boolean is(HttpServletRequest request) {
        return ServletFileUpload.isMultipartContent(request);
    }

    /** Takes in the file of the form. */
    interface Receiver<T> {
        /** @param content to be read here; not to be closed */
        T receive(String name, boolean unsigned, InputStream content) throws IOException;
    }

    /** The first field, if it is the token. */
    String token() throws IOException {
        var upload = new ServletFileUpload();
        upload.setSizeMax(LARGEST);
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            parts = upload.getItemIterator(request);
            if (parts.hasNext()) {
                var first = parts.next();
                return first.isFormField() && first.getFieldName().equals(SessionToken.FIELD) ? text(first) : "";
            }
            return "";
        } catch (FileUploadException e) {
            throw unreadable(e);
        }
    }

    /** Passes the file on; what comes after it is not read. */
    <T> T pass(Receiver<T> receiver) throws IOException {
        var unsigned = false;
        try {
            while (parts.hasNext()) {
                var part = parts.next();
                if (part.isFormField()) {
                    unsigned |=
                            part.getFieldName().equals(UNSIGNED) && text(part).equals("true");
                } else if (part.getFieldName().equals(FILE)
                        && part.getName() != null
                        && !part.getName().isBlank()) {
                    try (var content = part.openStream()) {
                        return receiver.receive(part.getName(), unsigned, content);
                    }
                }
            }
        } catch (FileUploadException | InvalidFileNameException e) {
            throw unreadable(e);
        }
        throw new CommandRefused(ErrorKind.INVALID, List.of("Choose the file of a plugin first."));
    }

    private static CommandRefused unreadable(Exception cause) {
        var refused = new CommandRefused(
                ErrorKind.INVALID, List.of("The form with the file cannot be taken: " + cause.getMessage()));
        refused.initCause(cause);
        return refused;
    }

    private static String text(FileItemStream part) throws IOException {
        try (var in = part.openStream()) {
            return new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
        }
    }
}
