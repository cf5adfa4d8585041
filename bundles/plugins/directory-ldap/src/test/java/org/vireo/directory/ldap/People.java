package org.vireo.directory.ldap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vireo.model.Secret;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.RejectionReason;
import org.vireo.testkit.DirectorySample;

/** The people of {@code dc=example,dc=org}, for servers with the schema of inetOrgPerson. */
public final class People {
    public static final String BASE = "dc=example,dc=org";
    public static final String SERVICE = "uid=search,ou=services," + BASE;
    public static final String SERVICE_PASSWORD = "Search-Pass-1";
    /** Everybody's. */
    public static final String PASSWORD = "Right-Pass-1";
    /** Somebody's name, and that of a group: pages that take it for markup run it. */
    public static final String HOSTILE = "x<img src=x onerror=window.hit=9>";

    /** In other scripts, or with characters that mean something in filters or names of entries. */
    static final List<String> NAMES = List.of("иван", "山田太郎", "محمد", "a*b(c)\\d", "o'brien, jr");
    /** 389 takes names of login in seven bits only. */
    static final List<String> NAMES_OF_SEVEN_BITS = NAMES.subList(3, NAMES.size());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private People() {}

    public static DirectorySample sample(List<RejectionReason> refused, List<String> names) {
        Map<RejectionReason, Credentials> accounts = new EnumMap<>(RejectionReason.class);
        refused.forEach(reason -> accounts.put(reason, credentials(account(reason))));
        return new DirectorySample(
                credentials("jane"),
                new DirectoryUser("?", "jane", "Jane", "Doe", "jane@example.org", "Research", Optional.empty()),
                Set.of("operators", "staff", "company", "world", "unix"),
                "strangers",
                accounts,
                names,
                many());
    }

    private static Credentials credentials(String name) {
        return new Credentials(name, Secret.of(PASSWORD));
    }

    /** The name of an account that is refused. */
    public static String account(RejectionReason reason) {
        return reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Set<String> many() {
        return IntStream.range(0, 25).mapToObj(i -> "page-" + i).collect(Collectors.toSet());
    }

    static String time(Duration ago) {
        return TIME.format(Instant.now().minus(ago));
    }

    /** Everything but the base itself and accounts that are refused, as LDIF. */
    static String ldif(List<String> names) {
        var text = new StringBuilder();
        for (var unit : List.of("people", "others", "groups", "services")) {
            text.append("dn: ou=" + unit + "," + BASE + "\nobjectClass: organizationalUnit\nou: " + unit + "\n\n");
        }
        text.append("dn: " + SERVICE
                + "\nobjectClass: account\nobjectClass: simpleSecurityObject\nuid: search\nuserPassword: "
                + SERVICE_PASSWORD + "\n\n");
        text.append(person("jane", "Jane", "Doe", "mail: jane@example.org\ndepartmentNumber: Research\n"));
        names.forEach(name -> text.append(person(name, "First", "Last", "")));
        many().forEach(name -> text.append(person(name, "Page", "Number", "")));
        text.append(person(HOSTILE, HOSTILE, HOSTILE, "departmentNumber: " + HOSTILE + "\n"));
        text.append(person("twin", "One", "Twin", ""));
        text.append(person("twin", "Other", "Twin", "").replace("ou=people", "ou=others"));
        return text + groups();
    }

    /** Operators are staff, staff are company, company are the world, and the world are operators. */
    private static String groups() {
        return group(
                        "operators",
                        "groupOfNames",
                        "member: uid=jane,ou=people," + BASE + "\nmember: cn=world,ou=groups," + BASE)
                + group("staff", "groupOfNames", "member: cn=operators,ou=groups," + BASE)
                + group("company", "groupOfUniqueNames", "uniqueMember: cn=staff,ou=groups," + BASE)
                + group("world", "groupOfNames", "member: cn=company,ou=groups," + BASE)
                + group("unix", "posixGroup", "gidNumber: 5000\nmemberUid: jane")
                + group("strangers", "groupOfNames", "member: uid=page-1,ou=people," + BASE)
                + group(HOSTILE, "groupOfNames", "member: uid=" + escaped(HOSTILE) + ",ou=people," + BASE);
    }

    private static String group(String name, String kind, String members) {
        return "dn: cn=" + escaped(name) + ",ou=groups," + BASE + "\nobjectClass: " + kind + "\ncn: " + name
                + "\ndescription: The " + name + "\n" + members + "\n\n";
    }

    /** One user; {@code more} are further lines. */
    static String person(String name, String first, String last, String more) {
        return "dn: uid=" + escaped(name) + ",ou=people," + BASE + "\nobjectClass: inetOrgPerson\n"
                + (more.contains("shadowExpire") ? "objectClass: shadowAccount\n" : "")
                + "uid: " + name + "\ncn: " + first + " " + last + "\ngivenName: " + first + "\nsn: " + last
                + "\nuserPassword: " + PASSWORD + "\n" + more + "\n";
    }

    private static String escaped(String name) {
        return name.replaceAll("[\\\\,<>=]", "\\\\$0");
    }
}
