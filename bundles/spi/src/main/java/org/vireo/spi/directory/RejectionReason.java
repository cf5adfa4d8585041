package org.vireo.spi.directory;

/** Why a directory does not let somebody in. */
public enum RejectionReason {
    /** There is no such user, more than one, or the password is wrong: nobody outside learns which. */
    CREDENTIALS("The user name or password is incorrect."),
    /** An administrator switched the account off. */
    DISABLED("The user account is disabled."),
    /** The account's time is over. */
    ACCOUNT_EXPIRED("The user account has expired."),
    /** The password's time is over. */
    PASSWORD_EXPIRED("The password has expired."),
    /** The password must be changed before it can be used. */
    PASSWORD_MUST_CHANGE("The password must be changed before the first login."),
    /** Closed for a while, usually after failures. */
    LOCKED("The user account is locked.");

    private final String sentence;

    RejectionReason(String sentence) {
        this.sentence = sentence;
    }

    /** The reason as one sentence for whoever logs in. */
    public String sentence() {
        return sentence;
    }
}
