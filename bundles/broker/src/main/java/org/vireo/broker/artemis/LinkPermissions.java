package org.vireo.broker.artemis;

import org.apache.activemq.artemis.core.security.CheckType;
import org.vireo.model.HostId;
import org.vireo.protocol.link.LinkSubject;

/** Who may do what to which address. Pure. */
final class LinkPermissions {
    /** Prefix of every address of the link. */
    static final String PREFIX = "vireo.";

    /** Where hosts report. */
    static final String REPORTS = "vireo.engine.reports";

    /** Where hosts answer. */
    static final String REPLIES = "vireo.reply.";

    private LinkPermissions() {}

    static String queueOf(HostId host) {
        return "vireo.host." + host;
    }

    /** {@code address} is plain, or {@code address::queue}; the queues of the link have the names of their addresses. */
    static boolean allows(LinkSubject subject, CheckType check, String address) {
        String plain = plain(address);
        boolean oneName = address.equals(plain) || address.equals(plain + "::" + plain);
        return oneName
                && subject.host().map(host -> hostMay(host, check, plain)).orElseGet(() -> engineMay(check, plain));
    }

    static String plain(String address) {
        return address.contains("::") ? address.substring(0, address.indexOf("::")) : address;
    }

    private static boolean hostMay(HostId host, CheckType check, String address) {
        return switch (check) {
            case CONSUME -> address.equals(queueOf(host));
            case SEND -> address.equals(REPORTS) || address.startsWith(REPLIES);
            case BROWSE,
                    MANAGE,
                    VIEW,
                    EDIT,
                    CREATE_ADDRESS,
                    DELETE_ADDRESS,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> false;
        };
    }

    private static boolean engineMay(CheckType check, String address) {
        return address.startsWith(PREFIX)
                && switch (check) {
                    case SEND,
                            CONSUME,
                            BROWSE,
                            CREATE_ADDRESS,
                            CREATE_DURABLE_QUEUE,
                            CREATE_NON_DURABLE_QUEUE,
                            DELETE_NON_DURABLE_QUEUE -> true;
                    case MANAGE, VIEW, EDIT, DELETE_ADDRESS, DELETE_DURABLE_QUEUE -> false;
                };
    }
}
