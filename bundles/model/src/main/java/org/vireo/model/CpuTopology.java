package org.vireo.model;

/**
 * Virtual CPUs as the guest sees them. Immutable.
 *
 * @param sockets 1 to 512
 * @param cores per socket, 1 to 512
 * @param threads per core, 1 to 8
 */
public record CpuTopology(int sockets, int cores, int threads) {
    /** One CPU. */
    public static final CpuTopology SINGLE = new CpuTopology(1, 1, 1);

    /** Refuses counts outside the ranges with an {@link IllegalArgumentException}. */
    public CpuTopology {
        check("sockets", sockets, 512);
        check("cores", cores, 512);
        check("threads", threads, 8);
    }

    private static void check(String what, int count, int limit) {
        if (count < 1 || count > limit) {
            throw new IllegalArgumentException(what + " must be 1 to " + limit + ", not " + count);
        }
    }

    /** Sockets × cores × threads. */
    public int vcpus() {
        return sockets * cores * threads;
    }
}
