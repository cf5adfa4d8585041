package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vireo.model.Secret;
import org.vireo.spi.directory.Credentials;
import org.vireo.spi.directory.DirectoryUser;
import org.vireo.spi.directory.RejectionReason;
import org.vireo.testkit.DirectorySample;

/** Samba as the controller of an Active Directory, on an address of the loopback network of its own; needs root. */
public final class SambaDc implements AutoCloseable {
    private static final List<RejectionReason> REFUSED = List.of(
            RejectionReason.DISABLED,
            RejectionReason.ACCOUNT_EXPIRED,
            RejectionReason.PASSWORD_MUST_CHANGE,
            RejectionReason.LOCKED);
    private static final String ADDRESS = "127.77.0.1";
    private static final String BASE = "DC=ad,DC=example";
    private static final String USERS = "CN=Users," + BASE;
    private static final String ADMIN_PASSWORD = "Admin-Pass-1";
    private static final int FAILURES = 10;
    private static final long NORMAL = 0x200;
    private static final long DISABLED = 0x2;
    private static final long KEEPS_PASSWORD = 0x10000;
    private static final List<String> NAMES = List.of("иван", "山田太郎", "محمد", "o'brien (jr)");

    private final Path folder;
    private final Authority authority;
    private Process process;

    /** Makes the domain, starts the controller and fills it. */
    public SambaDc(Path folder, Authority authority) {
        this.folder = folder;
        this.authority = authority;
        Tool.run(
                folder,
                "/usr/bin/samba-tool",
                "domain",
                "provision",
                "--targetdir=" + folder,
                "--realm=AD.EXAMPLE",
                "--domain=AD",
                "--server-role=dc",
                "--adminpass=" + ADMIN_PASSWORD,
                "--host-name=dc1",
                "--host-ip=" + ADDRESS,
                "--dns-backend=NONE");
        authority.sign("dc1", "IP:" + ADDRESS);
        configure();
        process = Tool.start(
                folder,
                folder.resolve("samba.log"),
                "/usr/sbin/samba",
                "-F",
                "--no-process-group",
                "-s",
                folder.resolve("etc/smb.conf").toString(),
                "--debug-stdout");
        Tool.await("Samba's directory", Duration.ofSeconds(60), this::answers);
        try (var connection = administrator()) {
            fill(connection);
        } catch (LDAPException e) {
            throw new IllegalStateException("cannot fill Samba's directory", e);
        }
    }

    private void configure() {
        var pem = authority.certificate().getParent();
        try {
            Files.setPosixFilePermissions(pem.resolve("dc1.key"), PosixFilePermissions.fromString("rw-------"));
            var file = folder.resolve("etc/smb.conf");
            var lines = new ArrayList<String>();
            for (var line : Files.readAllLines(file)) {
                lines.add(line.strip().startsWith("server services") ? "\tserver services = ldap" : line);
                if (line.equals("[global]")) {
                    lines.addAll(List.of(
                            "\tinterfaces = " + ADDRESS + "/8",
                            "\tbind interfaces only = yes",
                            "\tlog file = " + folder + "/log.%m",
                            "\ttls cafile = " + authority.certificate(),
                            "\ttls certfile = " + pem.resolve("dc1.pem"),
                            "\ttls keyfile = " + pem.resolve("dc1.key"),
                            "\tldap server require strong auth = yes"));
                }
            }
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (var connection = administrator()) {
            return connection.getRootDSE() != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    private LDAPConnection administrator() throws LDAPException {
        return connect("CN=Administrator," + USERS, ADMIN_PASSWORD);
    }

    private LDAPConnection connect(String dn, String password) throws LDAPException {
        var tls = Tls.trusting(Optional.of(authority.certificate()));
        return new LDAPConnection(tls.getSocketFactory(), ADDRESS, 636, dn, password);
    }

    private void fill(LDAPConnection connection) throws LDAPException {
        connection.modify(BASE, replace("lockoutThreshold", "" + FAILURES));
        user(connection, "search", "Search", People.SERVICE_PASSWORD, NORMAL | KEEPS_PASSWORD);
        user(
                connection,
                "jane",
                "Jane",
                People.PASSWORD,
                NORMAL | KEEPS_PASSWORD,
                new Attribute("sn", "Doe"),
                new Attribute("mail", "jane@example.org"),
                new Attribute("department", "Research"),
                new Attribute("userPrincipalName", "jane.doe@ad.example"));
        for (var name : NAMES) {
            user(connection, name, "First", People.PASSWORD, NORMAL | KEEPS_PASSWORD);
        }
        for (var name : People.many()) {
            user(connection, name, "Page", People.PASSWORD, NORMAL | KEEPS_PASSWORD);
        }
        refused(connection);
        groups(connection);
    }

    private void refused(LDAPConnection connection) throws LDAPException {
        closed(connection, RejectionReason.DISABLED, NORMAL | KEEPS_PASSWORD | DISABLED);
        closed(
                connection,
                RejectionReason.ACCOUNT_EXPIRED,
                NORMAL | KEEPS_PASSWORD,
                new Attribute("accountExpires", "130000000000000000"));
        closed(connection, RejectionReason.PASSWORD_MUST_CHANGE, NORMAL);
        connection.modify(dn(People.account(RejectionReason.PASSWORD_MUST_CHANGE)), replace("pwdLastSet", "0"));
        closed(connection, RejectionReason.LOCKED, NORMAL | KEEPS_PASSWORD);
        for (int i = 0; i < FAILURES; i++) {
            try (var wrong = connect(dn(People.account(RejectionReason.LOCKED)), "wrong")) {
                throw new IllegalStateException("a wrong password was taken by " + wrong.getConnectedAddress());
            } catch (LDAPException e) {
                if (e.getResultCode().intValue() != 49) {
                    throw e;
                }
            }
        }
    }

    private static void closed(LDAPConnection connection, RejectionReason reason, long control, Attribute... more)
            throws LDAPException {
        user(connection, People.account(reason), "Not", People.PASSWORD, control, more);
    }

    private static void user(
            LDAPConnection connection, String name, String first, String password, long control, Attribute... more)
            throws LDAPException {
        var entry = new Entry(
                dn(name),
                new Attribute("objectClass", "user"),
                new Attribute("sAMAccountName", name),
                new Attribute("givenName", first),
                new Attribute("unicodePwd", ("\"" + password + "\"").getBytes(StandardCharsets.UTF_16LE)),
                new Attribute("userAccountControl", Long.toString(control)));
        List.of(more).forEach(entry::addAttribute);
        connection.add(entry);
    }

    private static String dn(String name) {
        return new RDN("CN", name) + "," + USERS;
    }

    /** Operators are staff, staff are company, company are the world, and the world are operators. */
    private static void groups(LDAPConnection connection) throws LDAPException {
        for (var name : List.of("operators", "staff", "company", "world", "strangers")) {
            connection.add(
                    dn(name),
                    new Attribute("objectClass", "group"),
                    new Attribute("sAMAccountName", name),
                    new Attribute("groupType", "-2147483640"));
        }
        member(connection, "operators", "jane");
        member(connection, "staff", "operators");
        member(connection, "company", "staff");
        member(connection, "world", "company");
        member(connection, "operators", "world");
        member(connection, "strangers", "page-1");
    }

    private static void member(LDAPConnection connection, String group, String member) throws LDAPException {
        connection.modify(dn(group), new Modification(ModificationType.ADD, "member", dn(member)));
    }

    private static Modification replace(String attribute, String value) {
        return new Modification(ModificationType.REPLACE, attribute, value);
    }

    /** What it holds. */
    public static DirectorySample sample() {
        Map<RejectionReason, Credentials> refused = new EnumMap<>(RejectionReason.class);
        for (var reason : REFUSED) {
            refused.put(reason, new Credentials(People.account(reason), Secret.of(People.PASSWORD)));
        }
        return new DirectorySample(
                new Credentials("jane", Secret.of(People.PASSWORD)),
                new DirectoryUser("?", "jane", "Jane", "Doe", "jane@example.org", "Research", Optional.empty()),
                Set.of("operators", "staff", "company", "world", "Domain Users", "Users"),
                "strangers",
                refused,
                NAMES,
                People.many());
    }

    /** How a directory of a profile is configured that uses it, with LDAPS. */
    public Map<String, String> settings(String profile) {
        var settings = new HashMap<String, String>();
        settings.put("vireo.directory.profile", profile);
        settings.put("preset", "ad");
        settings.put("servers", ADDRESS);
        settings.put("security", "ldaps");
        settings.put("trust_file", authority.certificate().toString());
        settings.put("base", BASE);
        settings.put("bind_dn", dn("search"));
        settings.put(".bind_password", People.SERVICE_PASSWORD);
        return settings;
    }

    /** Its workers outlive it for a moment and write to its folder until they end. */
    @Override
    public void close() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        process.destroy();
        all.forEach(SambaDc::ends);
    }

    private static void ends(ProcessHandle process) {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
