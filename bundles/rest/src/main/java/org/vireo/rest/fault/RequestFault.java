package org.vireo.rest.fault;

import org.vireo.engine.api.auth.Permit;

/** A request that is answered with a fault; status, reason and detail are what the client reads. */
public final class RequestFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    public static final String FAILED = "Operation Failed";

    private final int status;
    private final String reason;

    public RequestFault(int status, String reason, String detail) {
        super(detail);
        this.status = status;
        this.reason = reason;
    }

    private RequestFault(int status, String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.reason = reason;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        return getMessage();
    }

    /** The request itself is wrong, or wants something that is not offered. */
    public static RequestFault bad(String detail) {
        return new RequestFault(400, FAILED, "[" + detail + "]");
    }

    public static RequestFault badId(String text, Throwable cause) {
        return new RequestFault(400, FAILED, "[Invalid value for id: " + text + "]", cause);
    }

    public static RequestFault undecodable(IllegalArgumentException cause) {
        return new RequestFault(400, FAILED, "[The query cannot be decoded.]", cause);
    }

    public static RequestFault unknownCharset(IllegalArgumentException cause) {
        return new RequestFault(400, FAILED, "[The charset of the body is not known.]", cause);
    }

    /** The body ended too soon, or took too long. */
    public static RequestFault unreadableBody(java.io.IOException cause) {
        return new RequestFault(400, "Request syntactically incorrect.", "[The body cannot be read.]", cause);
    }

    /** A value is out of its range; the message of the cause says which. */
    public static RequestFault outOfRange(IllegalArgumentException cause) {
        return new RequestFault(400, FAILED, "[" + cause.getMessage() + "]", cause);
    }

    /** A single value is wrong. */
    public static RequestFault badValue(String detail) {
        return new RequestFault(400, "Invalid value", detail);
    }

    public static RequestFault unsupported(String what) {
        return bad(what + " is not supported.");
    }

    /** A mandatory part of the body is missing; {@code method} is the model's name, such as {@code add}. */
    public static RequestFault incomplete(String type, String fields, String method) {
        return new RequestFault(400, "Incomplete parameters", type + " [" + fields + "] required for " + method);
    }

    public static RequestFault conflict(String detail) {
        return new RequestFault(409, FAILED, "[" + detail + "]");
    }

    public static RequestFault immutable(String field) {
        return new RequestFault(
                409, "Broken immutability constraint", "Attempt to set immutable field(s): " + field + ".");
    }

    /** A reference in a body names something that does not exist. */
    public static RequestFault noEntity(String kind, String key, String value) {
        return new RequestFault(404, FAILED, "Entity not found: " + kind + ": " + key + "=" + value);
    }

    /** Our own mistake; what it was is for the log alone. */
    public static RequestFault internal() {
        return new RequestFault(500, FAILED, "[Internal Engine Error]");
    }

    public static RequestFault forbidden() {
        return new RequestFault(403, FAILED, "[User is not authorized to perform this action.]");
    }

    /** The caller lacks a permit. */
    public static RequestFault forbidden(Permit permit) {
        return new RequestFault(
                403,
                FAILED,
                "[User is not authorized to perform this action: it needs the permit " + permit.name() + " on "
                        + permit.objectKind() + " " + permit.object() + ".]");
    }
}
