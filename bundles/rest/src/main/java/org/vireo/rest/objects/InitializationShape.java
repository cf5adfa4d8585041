package org.vireo.rest.objects;

import java.util.Optional;
import org.vireo.model.GuestAddress;
import org.vireo.model.GuestLogin;
import org.vireo.model.GuestNetwork;
import org.vireo.model.GuestNicConfiguration;
import org.vireo.model.IpMethod;
import org.vireo.model.Secret;
import org.vireo.model.WindowsSetup;
import org.vireo.rest.define.Constants;
import org.vireo.rest.types.BootProtocol;
import org.vireo.rest.types.CloudInitNetworkProtocol;
import org.vireo.rest.types.Initialization;
import org.vireo.rest.types.Ip;
import org.vireo.rest.types.IpVersion;
import org.vireo.rest.types.NicConfiguration;
import org.vireo.rest.types.NicConfigurations;

/** What a guest is told at its first start, as an attribute and back. Passwords come in and never go out. Stateless. */
final class InitializationShape {
    private InitializationShape() {}

    static Initialization show(org.vireo.model.Initialization known) {
        var bean = new Initialization();
        bean.setHostName(orNull(known.hostName()));
        bean.setTimezone(orNull(known.timeZone()));
        bean.setCustomScript(orNull(known.customScript()));
        bean.setRegenerateIds(known.regenerateIds() ? true : null);
        bean.setUserName(orNull(known.login().userName()));
        bean.setAuthorizedSshKeys(orNull(known.login().authorizedKeys()));
        bean.setRegenerateSshKeys(known.login().regenerateKeys());
        bean.setDnsServers(orNull(known.network().dnsServers()));
        bean.setDnsSearch(orNull(known.network().dnsSearch()));
        if (!known.network().protocol().isEmpty()) {
            bean.setCloudInitNetworkProtocol(protocol(known.network().protocol()));
        }
        if (!known.network().nics().isEmpty()) {
            var nics = new NicConfigurations();
            known.network().nics().forEach(nic -> nics.getNicConfigurations().add(nic(nic)));
            bean.setNicConfigurations(nics);
        }
        windows(bean, known.windows());
        return bean;
    }

    private static CloudInitNetworkProtocol protocol(String text) {
        return CloudInitNetworkProtocol.fromValue(text);
    }

    private static void windows(Initialization bean, WindowsSetup known) {
        bean.setDomain(orNull(known.domain()));
        bean.setActiveDirectoryOu(orNull(known.organisationalUnit()));
        bean.setOrgName(orNull(known.organisation()));
        bean.setInputLocale(orNull(known.inputLocale()));
        bean.setSystemLocale(orNull(known.systemLocale()));
        bean.setUserLocale(orNull(known.userLocale()));
        bean.setUiLanguage(orNull(known.uiLanguage()));
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static NicConfiguration nic(GuestNicConfiguration known) {
        var bean = new NicConfiguration();
        bean.setName(known.name());
        bean.setOnBoot(known.onBoot());
        bean.setBootProtocol(Constants.api(BootProtocol.class, known.v4().method()));
        bean.setIp(ip(known.v4(), IpVersion.V_4));
        if (!known.v6().equals(GuestAddress.NONE)) {
            bean.setIpv6BootProtocol(
                    Constants.api(BootProtocol.class, known.v6().method()));
            bean.setIpv6(ip(known.v6(), IpVersion.V_6));
        }
        return bean;
    }

    private static Ip ip(GuestAddress known, IpVersion version) {
        if (known.address().isEmpty()
                && known.netmask().isEmpty()
                && known.gateway().isEmpty()) {
            return null;
        }
        var ip = new Ip();
        ip.setAddress(orNull(known.address()));
        ip.setNetmask(orNull(known.netmask()));
        ip.setGateway(orNull(known.gateway()));
        ip.setVersion(version);
        return ip;
    }

    /** What is there, changed by what was sent. */
    static org.vireo.model.Initialization wished(org.vireo.model.Initialization before, Initialization sent) {
        return new org.vireo.model.Initialization(
                or(sent.getHostName(), before.hostName()),
                or(sent.getTimezone(), before.timeZone()),
                or(sent.getCustomScript(), before.customScript()),
                sent.isRegenerateIds() == null ? before.regenerateIds() : sent.isRegenerateIds(),
                login(before.login(), sent),
                network(before.network(), sent),
                windows(before.windows(), sent));
    }

    private static String or(String sent, String before) {
        return sent == null ? before : sent;
    }

    private static Optional<Secret> secret(String sent, Optional<Secret> before) {
        return sent == null
                ? before
                : Optional.of(sent).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    private static GuestLogin login(GuestLogin before, Initialization sent) {
        return new GuestLogin(
                or(sent.getUserName(), before.userName()),
                secret(sent.getRootPassword(), before.password()),
                or(sent.getAuthorizedSshKeys(), before.authorizedKeys()),
                sent.isRegenerateSshKeys() == null ? before.regenerateKeys() : sent.isRegenerateSshKeys());
    }

    private static GuestNetwork network(GuestNetwork before, Initialization sent) {
        var nics = sent.getNicConfigurations() == null
                ? before.nics()
                : sent.getNicConfigurations().getNicConfigurations().stream()
                        .map(InitializationShape::wished)
                        .toList();
        var protocol = sent.getCloudInitNetworkProtocol();
        return new GuestNetwork(
                or(sent.getDnsServers(), before.dnsServers()),
                or(sent.getDnsSearch(), before.dnsSearch()),
                nics,
                protocol == null ? before.protocol() : protocol.value());
    }

    private static GuestNicConfiguration wished(NicConfiguration sent) {
        return new GuestNicConfiguration(
                or(sent.getName(), ""),
                !Boolean.FALSE.equals(sent.isOnBoot()),
                address(sent.getBootProtocol(), sent.getIp()),
                address(sent.getIpv6BootProtocol(), sent.getIpv6()));
    }

    private static GuestAddress address(BootProtocol protocol, Ip ip) {
        var known = Optional.ofNullable(ip);
        var address = known.map(Ip::getAddress).orElse("");
        var method = protocol != null
                ? Constants.model(IpMethod.class, protocol)
                : address.isEmpty() ? IpMethod.NONE : IpMethod.STATIC;
        return new GuestAddress(
                method,
                address,
                known.map(Ip::getNetmask).orElse(""),
                known.map(Ip::getGateway).orElse(""));
    }

    private static WindowsSetup windows(WindowsSetup before, Initialization sent) {
        return new WindowsSetup(
                or(sent.getDomain(), before.domain()),
                or(sent.getActiveDirectoryOu(), before.organisationalUnit()),
                or(sent.getOrgName(), before.organisation()),
                secret(sent.getWindowsLicenseKey(), before.licenseKey()),
                or(sent.getInputLocale(), before.inputLocale()),
                or(sent.getSystemLocale(), before.systemLocale()),
                or(sent.getUserLocale(), before.userLocale()),
                or(sent.getUiLanguage(), before.uiLanguage()));
    }
}
