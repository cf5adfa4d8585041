package org.vireo.inventory.jpa;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.vireo.model.ByteSize;
import org.vireo.model.Id;
import org.vireo.model.ModelError;
import org.vireo.model.VireoException;

/** The table of a kind of entity and its columns: the only names that get into a statement. */
final class Table {
    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

    private final ClassDescriptor descriptor;
    private final AbstractSession session;

    Table(Class<?> type, AbstractSession session) {
        this.session = session;
        this.descriptor = session.getDescriptor(type);
        if (descriptor == null) {
            throw new VireoException(ModelError.DEFECT, type + " is not kept");
        }
    }

    String name() {
        return descriptor.getTableName();
    }

    String idColumn() {
        return descriptor.getPrimaryKeyFieldNames().get(0).replaceFirst(".*\\.", "");
    }

    /** All columns, as the provider wants to find them in a result. */
    String columns(String alias) {
        return Stream.concat(
                        Stream.of(idColumn()),
                        descriptor.getMappings().stream()
                                .map(mapping -> mapping.getField().getName()))
                .distinct()
                .map(column -> alias + "." + column)
                .collect(Collectors.joining(", "));
    }

    String column(String field) {
        return mapping(field).getField().getName();
    }

    /** A value as the column of this field holds it. */
    Object value(String field, Object raw) {
        var mapping = mapping(field);
        var value = plain(raw);
        var wanted = mapping.getAttributeClassification();
        wanted = wanted == null ? mapping.getAttributeAccessor().getAttributeClass() : wanted;
        wanted = BOXES.getOrDefault(wanted, wanted);
        if (value instanceof Number && Number.class.isAssignableFrom(wanted)) {
            return value;
        }
        if (!wanted.isInstance(value)) {
            throw defect("field " + field + " is a " + wanted.getSimpleName() + ", not a "
                    + (value == null ? "null" : value.getClass().getSimpleName()));
        }
        return mapping.getFieldValue(value, session);
    }

    /** Whether values of this field are ids. */
    boolean isId(String field) {
        return mapping(field).getAttributeAccessor().getAttributeClass() == UUID.class;
    }

    private AbstractDirectMapping mapping(String field) {
        if (descriptor.getMappingForAttributeName(field) instanceof AbstractDirectMapping mapping) {
            return mapping;
        }
        throw defect("there is no field " + field);
    }

    private static Object plain(Object raw) {
        Object value = raw instanceof Optional<?> optional ? optional.orElse(null) : raw;
        if (value instanceof Id id) {
            return id.value();
        }
        return value instanceof ByteSize size ? (Object) size.bytes() : value;
    }

    VireoException defect(String what) {
        return new VireoException(
                ModelError.DEFECT, "cannot select " + descriptor.getJavaClass().getSimpleName() + ": " + what);
    }
}
