package org.vireo.directory.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vireo.spi.directory.RejectionReason;
import org.vireo.testkit.DirectorySample;

/** 389's directory server. It insists on folders of the system, which are its alone and go with it; needs root. */
public final class Ds389 implements AutoCloseable {
    /** Accounts that it holds and refuses. */
    public static final List<RejectionReason> REFUSED = List.of(
            RejectionReason.DISABLED,
            RejectionReason.ACCOUNT_EXPIRED,
            RejectionReason.PASSWORD_EXPIRED,
            RejectionReason.LOCKED);

    private static final String NAME = "vireotest";
    private static final String MANAGER = "cn=Directory Manager";
    private static final int FAILURES = 10;
    /** The tool that makes servers believes in systemd wherever its package does. */
    private static final String MAKE = """
            import logging, sys
            import lib389
            from lib389.instance.setup import SetupDs
            lib389.DirSrv.with_systemd = lambda self: False
            sys.exit(0 if SetupDs(verbose=False, log=logging.getLogger()).create_from_inf(sys.argv[1]) else 1)
            """;

    private final Path folder;
    private final int port = Slapd.freePort();
    private final int securePort = Slapd.freePort();

    /** Makes it, starts it and fills it. */
    public Ds389(Path folder) {
        this.folder = folder;
        remove();
        try {
            Files.writeString(folder.resolve("make.py"), MAKE);
            Files.writeString(folder.resolve("server.inf"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(folder, "/usr/bin/python3", "make.py", "server.inf");
        try (var connection = connect()) {
            fill(connection);
        } catch (LDAPException | LDIFException | IOException e) {
            throw new IllegalStateException("cannot fill 389's server", e);
        }
    }

    private String configuration() {
        return "[general]\nconfig_version = 2\nfull_machine_name = localhost\nstrict_host_checking = False\nselinux = False\n"
                + "systemd = False\n[slapd]\ninstance_name = " + NAME + "\nport = " + port + "\nsecure_port = "
                + securePort
                + "\nself_sign_cert = True\nroot_password = " + People.PASSWORD + "\nuser = root\ngroup = root\n"
                + "[backend-userroot]\nsuffix = " + People.BASE + "\ncreate_suffix_entry = True\nsample_entries = no\n";
    }

    private LDAPConnection connect() throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, MANAGER, People.PASSWORD);
    }

    private void fill(LDAPConnection connection) throws LDAPException, LDIFException, IOException {
        connection.modify(
                "cn=config",
                List.of(
                        replace("passwordExp", "on"),
                        replace("passwordLockout", "on"),
                        replace("passwordMaxFailure", "" + FAILURES),
                        replace("passwordIsGlobalPolicy", "on")));
        connection.modify(
                People.BASE,
                replace(
                        "aci",
                        "(targetattr = \"* || nsAccountLock || accountUnlockTime || passwordExpirationTime\")"
                                + "(version 3.0; acl \"search\"; allow (read, search, compare) userdn = \"ldap:///"
                                + People.SERVICE + "\";)"));
        add(connection, People.ldif(People.NAMES_OF_SEVEN_BITS));
        for (var reason : REFUSED) {
            add(connection, People.person(People.account(reason), "Not", "Welcome", attributes(reason)));
        }
        connection.modify(
                dn(RejectionReason.PASSWORD_EXPIRED),
                replace("passwordExpirationTime", People.time(Duration.ofDays(1))));
        lock();
    }

    private static String attributes(RejectionReason reason) {
        return switch (reason) {
            case DISABLED -> "nsAccountLock: true\n";
            case ACCOUNT_EXPIRED -> "shadowExpire: 1\n";
            case CREDENTIALS, PASSWORD_EXPIRED, PASSWORD_MUST_CHANGE, LOCKED -> "";
        };
    }

    private static void add(LDAPConnection connection, String ldif) throws LDAPException, LDIFException, IOException {
        try (var reader = new LDIFReader(new ByteArrayInputStream(ldif.getBytes(StandardCharsets.UTF_8)))) {
            for (var entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                connection.add(entry);
            }
        }
    }

    private void lock() throws LDAPException {
        try (var connection = new LDAPConnection("127.0.0.1", port)) {
            for (int i = 0; i < FAILURES; i++) {
                try {
                    connection.bind(dn(RejectionReason.LOCKED), "wrong");
                } catch (LDAPException e) {
                    if (!e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
                            && !e.getResultCode().equals(ResultCode.CONSTRAINT_VIOLATION)) {
                        throw e;
                    }
                }
            }
        }
    }

    private static String dn(RejectionReason reason) {
        return "uid=" + People.account(reason) + ",ou=people," + People.BASE;
    }

    private static Modification replace(String attribute, String value) {
        return new Modification(ModificationType.REPLACE, attribute, value);
    }

    /** What it holds. */
    public static DirectorySample sample() {
        return People.sample(REFUSED, People.NAMES_OF_SEVEN_BITS);
    }

    /** How a directory of a profile is configured that uses it, with LDAPS. */
    public Map<String, String> settings(String profile) {
        var settings = new HashMap<String, String>();
        settings.put("vireo.directory.profile", profile);
        settings.put("preset", "389");
        settings.put("servers", "localhost:" + securePort);
        settings.put("security", "ldaps");
        settings.put("trust_file", "/etc/dirsrv/slapd-" + NAME + "/ca.crt");
        settings.put("base", People.BASE);
        settings.put("bind_dn", People.SERVICE);
        settings.put(".bind_password", People.SERVICE_PASSWORD);
        return settings;
    }

    @Override
    public void close() {
        remove();
    }

    /** Ends what runs under this name, which may be left of a run that was cut short, and takes its files away. */
    private void remove() {
        Tool.run(
                folder,
                "sh",
                "-c",
                "pid=$(cat /run/dirsrv/slapd-" + NAME + ".pid 2>/dev/null) && kill -9 $pid 2>/dev/null; "
                        + "rm -rf /etc/dirsrv/slapd-" + NAME + " /var/lib/dirsrv/slapd-" + NAME
                        + " /var/log/dirsrv/slapd-"
                        + NAME + " /run/lock/dirsrv/slapd-" + NAME + " /run/slapd-" + NAME
                        + ".socket /run/dirsrv/slapd-"
                        + NAME + ".* /dev/shm/slapd-" + NAME);
    }
}
