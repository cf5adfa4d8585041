package org.vireo.ctl.profile;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vireo.ctl.text.Tree;

/**
 * An engine and a login there.
 *
 * @param name that the user gave it
 * @param address of the engine: scheme, host, port
 * @param user who logs in, with the profile of the directory
 * @param authority certificates in PEM that vouch for the engine; none when those of the machine do
 * @param token of the login, if there is one
 * @param expires when the token ends
 */
public record Profile(
        String name, URI address, String user, Optional<String> authority, Optional<String> token, Instant expires) {
    public Profile withoutToken() {
        return new Profile(name, address, user, authority, Optional.empty(), Instant.EPOCH);
    }

    Map<String, Object> written() {
        var members = new LinkedHashMap<String, Object>();
        members.put("url", address.toString());
        members.put("user", user);
        authority.ifPresent(pem -> members.put("authority", pem));
        token.ifPresent(text -> {
            members.put("token", text);
            members.put("expires", expires.toString());
        });
        return members;
    }

    static Profile read(String name, Object members) {
        var token = Optional.of(Tree.text(members, "token")).filter(text -> !text.isEmpty());
        return new Profile(
                name,
                URI.create(Tree.text(members, "url")),
                Tree.text(members, "user"),
                Optional.of(Tree.text(members, "authority")).filter(text -> !text.isEmpty()),
                token,
                token.isPresent() ? Instant.parse(Tree.text(members, "expires")) : Instant.EPOCH);
    }

    /** Nobody sees a token by accident. */
    @Override
    public String toString() {
        return name + " (" + user + " at " + address + ")";
    }
}
