package org.vireo.directory.ldap;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of {@code etc/vireo.directory.ldap-<name>.cfg}, one file for each directory. One underscore stands for a dot, two for one. */
@ObjectClassDefinition(
        name = "Vireo LDAP directory",
        description = "A directory whose users log in as name@profile: OpenLDAP, 389, FreeIPA or Active Directory")
public @interface Config {
    @AttributeDefinition(
            name = "Profile",
            description = "What follows @ in logins: small letters, digits, dots, hyphens")
    String vireo_directory_profile() default "";

    @AttributeDefinition(name = "Domain", description = "How the API names the directory; empty for <profile>-authz")
    String authz__domain() default "";

    @AttributeDefinition(
            name = "Kind of server",
            options = {
                @Option(label = "OpenLDAP", value = "openldap"),
                @Option(label = "389 Directory Server", value = "389"),
                @Option(label = "FreeIPA", value = "freeipa"),
                @Option(label = "Active Directory", value = "ad")
            })
    String preset() default "openldap";

    @AttributeDefinition(
            name = "Servers",
            description =
                    "host or host:port, separated by commas, the preferred one first; the others are used while it is down")
    String servers() default "";

    @AttributeDefinition(
            name = "Security",
            description = "ldaps: TLS from the start, port 636; starttls: TLS on port 389; plain: none",
            options = {
                @Option(label = "LDAPS", value = "ldaps"),
                @Option(label = "StartTLS", value = "starttls"),
                @Option(label = "None", value = "plain")
            })
    String security() default "ldaps";

    @AttributeDefinition(
            name = "Allow passwords without TLS",
            description = "With security plain, everybody on the network can read the passwords of users")
    boolean allow__plain__passwords() default false;

    @AttributeDefinition(
            name = "Trusted certificates",
            description = "A file of PEM certificates of authorities; empty for those that the JVM trusts")
    String trust__file() default "";

    @AttributeDefinition(name = "Base", description = "Where users and groups are, such as dc=example,dc=org")
    String base() default "";

    @AttributeDefinition(name = "Base of users", description = "If narrower than the base")
    String user__base() default "";

    @AttributeDefinition(name = "Base of groups", description = "If narrower than the base")
    String group__base() default "";

    @AttributeDefinition(name = "Filter of users", description = "Only these users, as an LDAP filter")
    String user__filter() default "";

    @AttributeDefinition(name = "Filter of groups", description = "Only these groups, as an LDAP filter")
    String group__filter() default "";

    @AttributeDefinition(
            name = "Attribute of names",
            description = "What users log in with; empty for what the kind of server has")
    String user__name() default "";

    @AttributeDefinition(
            name = "Service account",
            description = "Distinguished name of the account that searches; empty to search anonymously")
    String bind__dn() default "";

    /** Begins with a dot, so that it is no property of the service, which everyone could read. */
    @AttributeDefinition(name = "Password of the service account", type = AttributeType.PASSWORD)
    String _bind__password() default "";

    @AttributeDefinition(
            name = "Depth of groups",
            description = "How many levels of groups in groups are followed, 0 to 50")
    int nested__depth() default 10;

    @AttributeDefinition(
            name = "Connections",
            description = "At most so many for searches and as many for logins, 1 to 100")
    int pool__size() default 8;

    @AttributeDefinition(
            name = "Patience",
            description = "Milliseconds after which a server that does not answer counts as down, 100 to 60000")
    int timeout__millis() default 3000;

    @AttributeDefinition(name = "Page", description = "Entries asked for at a time, 10 to 1000")
    int page__size() default 500;
}
