package org.vireo.inventory.jpa;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.persistence.PersistenceException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.vireo.inventory.InventoryError;
import org.vireo.model.ErrorCode;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** Turns what the database refuses into errors that people understand. */
final class BrokenRule {
    private static final Pattern DUPLICATE = Pattern.compile("Key \\((.+?)\\)=\\((.+)\\) already exists\\.");
    private static final Pattern NAMED = Pattern.compile("name\\b.*|.*, name");

    private BrokenRule() {}

    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException e) {
            throw translate(e);
        } catch (RuntimeException e) {
            // the provider's own exceptions are no PersistenceExceptions when they come out of a flush that a query
            // caused
            throw sqlCause(e).isPresent() && !(e instanceof VireoException) ? translate(e) : e;
        }
    }

    private static VireoException translate(RuntimeException failure) {
        Optional<SQLException> cause = sqlCause(failure);
        if (cause.isEmpty()) {
            return new VireoException(ModelError.DEFECT, "the inventory failed: " + failure.getMessage(), failure);
        }
        SQLException refusal = cause.get();
        String state = String.valueOf(refusal.getSQLState());
        return switch (state) {
            case "23505" -> duplicate(refusal, failure);
            case "23503" ->
                error(
                        InventoryError.REFERENCE_BROKEN,
                        table(refusal) + " refers to something that does not exist, or something still refers to it: "
                                + detail(refusal),
                        failure);
            case "23502", "23514", "22001", "22003" ->
                error(ModelError.BAD_VALUE, table(refusal) + " breaks a rule: " + primary(refusal), failure);
            case "40001", "40P01", "55P03", "57014" ->
                error(InventoryError.BUSY, "another transaction stood in the way: " + primary(refusal), failure);
            default -> connection(state, refusal, failure);
        };
    }

    private static VireoException connection(String state, SQLException refusal, RuntimeException failure) {
        boolean lost = refusal instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53");
        return lost
                ? error(
                        InventoryError.DATABASE_UNREACHABLE,
                        "the database cannot be used: " + primary(refusal),
                        failure)
                : error(ModelError.DEFECT, "the database refused: " + primary(refusal), failure);
    }

    private static VireoException duplicate(SQLException refusal, RuntimeException failure) {
        Matcher key = DUPLICATE.matcher(detail(refusal));
        String kind = table(refusal);
        if (!key.matches()) {
            return error(ModelError.NAME_IN_USE, "there is such a " + kind + " already", failure);
        }
        String columns = key.group(1);
        String values = key.group(2);
        String message = NAMED.matcher(columns).matches()
                ? "the name " + name(columns, values) + " is in use by another " + kind
                : "there is a " + kind + " with this " + columns + " already: " + values;
        return error(ModelError.NAME_IN_USE, message, failure);
    }

    /** Names may hold commas, the ids beside them do not. */
    private static String name(String columns, String values) {
        if (columns.startsWith("name,")) {
            return values.substring(0, values.lastIndexOf(", "));
        }
        return columns.endsWith(", name") ? values.substring(values.indexOf(", ") + 2) : values;
    }

    private static VireoException error(ErrorCode code, String message, RuntimeException cause) {
        return new VireoException(code, message, cause);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static Optional<ServerErrorMessage> server(SQLException refusal) {
        return refusal instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
    }

    private static String table(SQLException refusal) {
        return Kinds.ofTable(server(refusal).map(ServerErrorMessage::getTable).orElse("object"));
    }

    private static String detail(SQLException refusal) {
        return server(refusal).map(ServerErrorMessage::getDetail).orElse(refusal.getMessage());
    }

    private static String primary(SQLException refusal) {
        return server(refusal).map(ServerErrorMessage::getMessage).orElse(refusal.getMessage());
    }
}
