package org.vireo.compute;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vireo.model.Initialization;
import org.vireo.model.ModelError;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;

/** The answer file that Windows looks for when it is set up. A script of the client's is the whole file. Pure. */
final class Sysprep {
    private static final String NAMESPACE = "urn:schemas-microsoft-com:unattend";
    private static final int LONGEST_NAME = 15;

    private final Initialization wish;
    private final String name;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    private Sysprep(Initialization wish, String name) throws XMLStreamException {
        this.wish = wish;
        this.name = wish.hostName().isEmpty() ? name : wish.hostName();
        this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static Payload medium(Initialization wish, String name) {
        var content = Secret.of(wish.customScript().isBlank() ? generated(wish, name) : wish.customScript());
        return new Payload(
                "unattend",
                List.of(new PayloadFile("Autounattend.xml", content), new PayloadFile("unattend.xml", content)));
    }

    private static String generated(Initialization wish, String name) {
        try {
            return new Sysprep(wish, name).write();
        } catch (XMLStreamException e) {
            throw new VireoException(ModelError.DEFECT, "cannot write an answer file", e);
        }
    }

    private String write() throws XMLStreamException {
        out.writeStartDocument("utf-8", "1.0");
        out.writeStartElement("unattend");
        out.writeDefaultNamespace(NAMESPACE);
        pass("specialize", this::specialize);
        pass("oobeSystem", this::welcome);
        out.writeEndElement();
        out.writeEndDocument();
        out.flush();
        return text.toString();
    }

    private interface Content {
        void write() throws XMLStreamException;
    }

    private void pass(String pass, Content content) throws XMLStreamException {
        out.writeStartElement("settings");
        out.writeAttribute("pass", pass);
        content.write();
        out.writeEndElement();
    }

    private void component(String component, Content content) throws XMLStreamException {
        out.writeStartElement("component");
        out.writeAttribute("name", component);
        out.writeAttribute("processorArchitecture", "amd64");
        out.writeAttribute("publicKeyToken", "31bf3856ad364e35");
        out.writeAttribute("language", "neutral");
        out.writeAttribute("versionScope", "nonSxS");
        content.write();
        out.writeEndElement();
    }

    private void specialize() throws XMLStreamException {
        component("Microsoft-Windows-Shell-Setup", () -> {
            element("ComputerName", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
            element(
                    "ProductKey",
                    wish.windows().licenseKey().map(Secret::reveal).orElse(""));
            element("RegisteredOrganization", wish.windows().organisation());
            element("TimeZone", wish.timeZone());
        });
        if (!wish.windows().domain().isEmpty()) {
            component("Microsoft-Windows-UnattendedJoin", this::join);
        }
    }

    private void join() throws XMLStreamException {
        out.writeStartElement("Identification");
        element("JoinDomain", wish.windows().domain());
        element("MachineObjectOU", wish.windows().organisationalUnit());
        if (wish.login().password().isPresent() && !wish.login().userName().isEmpty()) {
            out.writeStartElement("Credentials");
            element("Domain", wish.windows().domain());
            element("Username", wish.login().userName());
            element("Password", wish.login().password().get().reveal());
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void welcome() throws XMLStreamException {
        component("Microsoft-Windows-International-Core", () -> {
            element("InputLocale", wish.windows().inputLocale());
            element("SystemLocale", wish.windows().systemLocale());
            element("UILanguage", wish.windows().uiLanguage());
            element("UserLocale", wish.windows().userLocale());
        });
        component("Microsoft-Windows-Shell-Setup", () -> {
            if (wish.login().password().isPresent()) {
                out.writeStartElement("UserAccounts");
                out.writeStartElement("AdministratorPassword");
                element("Value", wish.login().password().get().reveal());
                element("PlainText", "true");
                out.writeEndElement();
                out.writeEndElement();
            }
            out.writeStartElement("OOBE");
            element("HideEULAPage", "true");
            element("ProtectYourPC", "3");
            out.writeEndElement();
        });
    }

    private void element(String element, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            out.writeStartElement(element);
            out.writeCharacters(value);
            out.writeEndElement();
        }
    }
}
