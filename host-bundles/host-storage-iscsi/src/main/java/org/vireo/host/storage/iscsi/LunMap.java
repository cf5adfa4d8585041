package org.vireo.host.storage.iscsi;

/** What lies where on a LUN, in bytes: a notice for people, two head blocks, a lock, areas for catalogues, then room for images. Pure. */
final class LunMap {
    /** Where partition tables, file systems and volume managers leave their marks. */
    static final int MARKS = 1 << 20;

    static final int UNIT = 1 << 20;
    static final int AREAS = 8;
    static final int AREA = 2 << 20;
    static final long ROOM = 32L << 20;

    private static final long FIRST_HEAD = 64L << 10;
    private static final long SECOND_HEAD = 128L << 10;

    /** Read and written as a whole, whatever the size of blocks. */
    static final long LOCK = 192L << 10;

    private LunMap() {}

    /** Of a generation. */
    static long head(long generation) {
        return generation % 2 == 0 ? FIRST_HEAD : SECOND_HEAD;
    }

    static long area(int number) {
        return MARKS + (long) number * AREA;
    }

    static long round(long bytes) {
        return (bytes + UNIT - 1) / UNIT * UNIT;
    }
}
