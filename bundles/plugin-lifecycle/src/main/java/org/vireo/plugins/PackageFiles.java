package org.vireo.plugins;

/** How paths within packages are read. Pure. */
final class PackageFiles {
    private PackageFiles() {}

    /** The last part of a path. */
    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
