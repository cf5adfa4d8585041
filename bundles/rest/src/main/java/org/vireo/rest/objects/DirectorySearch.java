package org.vireo.rest.objects;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.engine.api.directory.DirectoryQuery.Field;
import org.vireo.rest.search.Search;

/** What a search asks of a directory: all that can match, for the search itself to be decided among. */
final class DirectorySearch {
    private static final Map<String, Field> OF_USERS = Map.of(
            "login", Field.NAME,
            "lastname", Field.LAST_NAME,
            "department", Field.DEPARTMENT,
            "email", Field.EMAIL);

    private DirectorySearch() {}

    /** Queries whose findings belong together; none for a search that cannot be understood. */
    static List<Map<Field, String>> of(boolean groups, Optional<String> search) {
        if (search.isEmpty()) {
            return List.of(Map.of());
        }
        var word = Search.bareWord(search.get());
        if (word.isPresent()) {
            return anywhere(groups, "*" + word.get() + "*");
        }
        return Search.demands(search.get())
                .map(demands -> groups ? groups(demands) : users(demands))
                .orElse(List.of());
    }

    private static List<Map<Field, String>> anywhere(boolean groups, String pattern) {
        var fields = groups
                ? List.of(Field.NAME)
                : List.of(Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL, Field.DEPARTMENT);
        return fields.stream()
                .<Map<Field, String>>map(field -> Map.of(field, pattern))
                .toList();
    }

    private static List<Map<Field, String>> groups(Map<String, String> demands) {
        return List.of(demands.containsKey("name") ? Map.of(Field.NAME, demands.get("name")) : Map.of());
    }

    private static List<Map<Field, String>> users(Map<String, String> demands) {
        var wanted = new EnumMap<Field, String>(Field.class);
        demands.forEach((name, pattern) -> {
            if (OF_USERS.containsKey(name)) {
                wanted.put(OF_USERS.get(name), pattern);
            } else if (name.equals("usrname")) {
                wanted.put(Field.NAME, withoutDomain(pattern));
            }
        });
        if (!demands.containsKey("name")) {
            return List.of(wanted);
        }
        // who has no given name is shown by the name of login
        var alternatives = new ArrayList<Map<Field, String>>();
        for (var field : List.of(Field.FIRST_NAME, Field.NAME)) {
            var one = new EnumMap<>(wanted);
            one.putIfAbsent(field, demands.get("name"));
            alternatives.add(one);
        }
        return alternatives;
    }

    private static String withoutDomain(String pattern) {
        var at = pattern.lastIndexOf('@');
        return at < 0 ? pattern + "*" : pattern.substring(0, at);
    }
}
