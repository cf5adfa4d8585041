package org.vireo.rest.surface;

import java.util.Optional;

/**
 * Something a client can ask for.
 *
 * @param verb of HTTP
 * @param method of the model
 * @param action the last segment of the path, for actions
 */
public record Operation(String verb, Outline.Method method, Optional<String> action) {
    /** How a method of a service is asked for. Methods that are forms of another share its verb and path. */
    static Operation of(Outline.Service service, Outline.Method method) {
        return switch (method.name()) {
            case "list", "get" -> new Operation("GET", method, Optional.empty());
            case "add" -> new Operation("POST", method, Optional.empty());
            case "update" -> new Operation("PUT", method, Optional.empty());
            case "remove" -> new Operation("DELETE", method, Optional.empty());
            default -> special(service, method);
        };
    }

    private static Operation special(Outline.Service service, Outline.Method method) {
        if (isFormOf(service, "add", method)) {
            return new Operation("POST", method, Optional.empty());
        }
        if (isFormOf(service, "update", method)) {
            return new Operation("PUT", method, Optional.empty());
        }
        return new Operation("POST", method, Optional.of(method.name().replace("_", "")));
    }

    private static boolean isFormOf(Outline.Service service, String main, Outline.Method method) {
        var subject = method.subject().map(Outline.Parameter::type);
        return subject.isPresent()
                && service.method(main)
                        .flatMap(Outline.Method::subject)
                        .map(Outline.Parameter::type)
                        .equals(subject);
    }

    /** The path below that of the service. */
    public String suffix() {
        return action.map(name -> "/" + name).orElse("");
    }
}
