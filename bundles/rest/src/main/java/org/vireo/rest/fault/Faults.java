package org.vireo.rest.fault;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.engine.api.command.CommandRefused;
import org.vireo.engine.api.command.JobOutcome;
import org.vireo.model.ErrorKind;
import org.vireo.model.VireoException;
import org.vireo.rest.types.Fault;
import org.vireo.rest.wire.WireException;

/** The one place where failures become faults. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final String SYNTAX = "Request syntactically incorrect.";

    private Faults() {}

    /** Whatever was thrown, as a fault; what is our own mistake is logged and told without its inside. */
    public static RequestFault of(Throwable failure) {
        if (failure instanceof RequestFault fault) {
            return fault;
        }
        if (failure instanceof CommandRefused refused) {
            return failed(refused.code().kind(), refused.reasons());
        }
        if (failure instanceof WireException wire) {
            return unreadable(wire);
        }
        if (failure instanceof VireoException known && known.code().kind() != ErrorKind.INTERNAL) {
            return failed(known.code().kind(), List.of(known.getMessage()));
        }
        LOG.error("A request failed", failure);
        return RequestFault.internal();
    }

    /** A job that was waited for and failed. */
    public static RequestFault of(JobOutcome.Failed failed) {
        return failed(failed.kind(), List.of(failed.why()));
    }

    public static Fault bean(RequestFault fault) {
        var bean = new Fault();
        bean.setReason(fault.reason());
        bean.setDetail(fault.detail());
        return bean;
    }

    /** A host or plugin that fails is a conflict with the state of the world, not a mistake of the engine. */
    static int status(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case REFUSED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT, EXHAUSTED, EXTERNAL -> 409;
            case INTERNAL -> 500;
        };
    }

    private static RequestFault failed(ErrorKind kind, List<String> reasons) {
        return new RequestFault(status(kind), RequestFault.FAILED, "[" + String.join(", ", reasons) + "]");
    }

    private static RequestFault unreadable(WireException wire) {
        return switch (wire.problem()) {
            case EMPTY, MALFORMED -> new RequestFault(400, SYNTAX, wire.getMessage());
            case INVALID_VALUE -> new RequestFault(400, "Invalid value", wire.detail());
        };
    }
}
