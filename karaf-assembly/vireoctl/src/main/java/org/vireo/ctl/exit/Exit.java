package org.vireo.ctl.exit;

/** How the program ends; scripts rely on the numbers. */
public enum Exit {
    /** Done. */
    OK(0),
    /** The engine understood and did not do it. */
    REFUSED(1),
    /** The command line cannot be understood. */
    USAGE(2),
    /** There is no object of that name or id, or no such path. */
    NOT_FOUND(3),
    /** Nobody is logged in, or the login was not accepted. */
    NOT_LOGGED_IN(4),
    /** It took longer than was allowed; what was begun goes on in the engine. */
    TIMEOUT(5),
    /** No engine answers there, or one that is not trusted. */
    UNREACHABLE(6),
    /** A mistake of this program, or too little memory for it. */
    INTERNAL(70);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The number that the shell sees. */
    public int code() {
        return code;
    }
}
