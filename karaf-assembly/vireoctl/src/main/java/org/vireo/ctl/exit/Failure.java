package org.vireo.ctl.exit;

/** Why a command could not be done: one sentence for people, and a number for scripts. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Exit exit;

    public Failure(Exit exit, String sentence) {
        this(exit, sentence, null);
    }

    public Failure(Exit exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    public static Failure usage(String sentence) {
        return new Failure(Exit.USAGE, sentence);
    }

    public static Failure usage(String sentence, Throwable cause) {
        return new Failure(Exit.USAGE, sentence, cause);
    }

    public Exit exit() {
        return exit;
    }
}
