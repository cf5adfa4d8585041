package org.vireo.spi.directory;

import java.util.Objects;
import java.util.Set;

/** How a login went. */
public sealed interface LoginOutcome {
    /** One sentence for people; holds no secrets. */
    String inWords();

    /**
     * The password is right, and the account may be used.
     *
     * @param user who
     * @param groups the user belongs to, as {@link DirectoryProvider#groupsOf} tells them
     */
    record Accepted(DirectoryUser user, Set<DirectoryGroup> groups) implements LoginOutcome {
        /** Refuses missing values. */
        public Accepted {
            Objects.requireNonNull(user, "user");
            groups = Set.copyOf(groups);
        }

        @Override
        public String inWords() {
            return "User " + user.name() + " is accepted, with " + groups.size() + " groups.";
        }
    }

    /**
     * No.
     *
     * @param reason why
     */
    record Rejected(RejectionReason reason) implements LoginOutcome {
        /** Refuses a missing value. */
        public Rejected {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String inWords() {
            return reason.sentence();
        }
    }

    /**
     * Nobody can tell at present.
     *
     * @param why what was attempted and what stood in the way, for administrators
     */
    record Unavailable(String why) implements LoginOutcome {
        /** Refuses a missing value. */
        public Unavailable {
            Objects.requireNonNull(why, "why");
        }

        @Override
        public String inWords() {
            return why;
        }
    }
}
