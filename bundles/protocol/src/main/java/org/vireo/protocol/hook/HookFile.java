package org.vireo.protocol.hook;

import java.util.Objects;

/**
 * A script at a hook point. Immutable.
 *
 * @param point name of the point, such as {@code before_vm_start}
 * @param name of the file
 * @param md5 of its content, in hexadecimal digits
 */
public record HookFile(String point, String name, String md5) {
    /** Refuses missing values. */
    public HookFile {
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(md5, "md5");
    }
}
