package org.vireo.host.storage.iscsi;

import com.sun.jna.Native;
import java.util.List;
import org.vireo.host.volumes.VolumeError;
import org.vireo.model.VireoException;

/** Where libiscsi comes from; loaded when it is first asked for. Thread-safe. */
final class IscsiLibraries {
    /** Of libiscsi 1.19 as distributions number it. */
    private static final List<String> NAMES = List.of("libiscsi.so.7", "libiscsi.so.8");

    private volatile IscsiLibrary library;

    IscsiLibrary get() {
        if (library == null) {
            library = load();
        }
        return library;
    }

    private static IscsiLibrary load() {
        UnsatisfiedLinkError missing = null;
        for (String name : NAMES) {
            try {
                return Native.load(name, IscsiLibrary.class);
            } catch (UnsatisfiedLinkError e) {
                missing = e;
            }
        }
        throw new VireoException(
                VolumeError.STORAGE_FAILED, "this host lacks the library libiscsi (package libiscsi7)", missing);
    }
}
