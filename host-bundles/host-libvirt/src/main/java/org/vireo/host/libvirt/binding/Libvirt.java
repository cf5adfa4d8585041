package org.vireo.host.libvirt.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The loaded library, with its way to report errors made Java's. Thread-safe. */
public final class Libvirt {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final LibvirtLibrary.ErrorCallback SILENT = (userData, error) -> {};

    private final LibvirtLibrary library;
    private final LibvirtQemuLibrary qemu;

    private Libvirt(LibvirtLibrary library, LibvirtQemuLibrary qemu) {
        this.library = library;
        this.qemu = qemu;
    }

    /**
     * Loads the library of the system and silences its own printing of errors: they all come back as exceptions.
     *
     * @throws UnsatisfiedLinkError when it is not installed
     */
    public static Libvirt load() {
        Map<String, Object> options = Map.of(Library.OPTION_STRING_ENCODING, UTF_8);
        var libvirt = new Libvirt(
                Native.load("libvirt.so.0", LibvirtLibrary.class, options),
                Native.load("libvirt-qemu.so.0", LibvirtQemuLibrary.class, options));
        libvirt.library.virSetErrorFunc(Pointer.NULL, SILENT);
        return libvirt;
    }

    LibvirtLibrary library() {
        return library;
    }

    LibvirtQemuLibrary qemu() {
        return qemu;
    }

    /** Opens a connection; blocks until the daemon answers or refuses. The event loop must run. */
    public Session open(String uri) {
        return new Session(this, check(library.virConnectOpen(uri), "connect to libvirt at " + uri));
    }

    /** Passes a result that is not negative. */
    int check(int result, String attempt) {
        if (result < 0) {
            throw failure(attempt);
        }
        return result;
    }

    /** Passes a result that is not null. */
    Pointer check(Pointer result, String attempt) {
        if (result == null) {
            throw failure(attempt);
        }
        return result;
    }

    /** Reads a text that the library allocated, and frees it. */
    String take(Pointer text, String attempt) {
        check(text, attempt);
        try {
            return text.getString(0, UTF_8);
        } finally {
            Native.free(Pointer.nativeValue(text));
        }
    }

    /** libvirt keeps the last error per thread, so this must follow the failed call at once. */
    private LibvirtException failure(String attempt) {
        return new LibvirtException(attempt, library.virGetLastErrorCode(), library.virGetLastErrorMessage());
    }
}
