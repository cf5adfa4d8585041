package org.vireo.rest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.JAXBElement;
import javax.xml.bind.JAXBException;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vireo.rest.types.ObjectFactory;

/** Every type, with every member set two levels deep: JAXB is the reference for XML, and JSON loses nothing of it. */
class JaxbAgreementTest {
    private static JAXBContext jaxb;

    @BeforeAll
    static void readTypes() throws JAXBException {
        jaxb = JAXBContext.newInstance(ObjectFactory.class);
    }

    static Stream<WireType> documents() {
        return Samples.FORMATS.catalog().types().stream()
                .filter(type -> type.element().isPresent());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void writesWhatJaxbWritesAndReadsItBack(WireType type) throws JAXBException {
        var bean = filled(type, 2);
        var xml = Samples.write(Samples.FORMATS.xml(), bean);
        var json = Samples.write(Samples.FORMATS.json(), bean);

        assertThat(unindented(xml)).isEqualTo(byJaxb(type, bean));
        var fromXml = Samples.read(Samples.FORMATS.xml(), xml, type.javaType());
        var fromJson = Samples.read(Samples.FORMATS.json(), json, type.javaType());
        assertThat(Samples.write(Samples.FORMATS.xml(), fromXml)).isEqualTo(xml);
        assertThat(Samples.write(Samples.FORMATS.xml(), fromJson)).isEqualTo(xml);
    }

    private static String unindented(String xml) {
        return xml.replaceAll("\n *", "");
    }

    private static <T> String byJaxb(WireType type, Object bean) throws JAXBException {
        var text = new StringWriter();
        @SuppressWarnings("unchecked")
        var javaType = (Class<T>) type.javaType();
        var name = new QName(type.element().orElseThrow());
        jaxb.createMarshaller().marshal(new JAXBElement<>(name, javaType, javaType.cast(bean)), text);
        return text.toString();
    }

    private static Object filled(WireType type, int levels) {
        var bean = type.create();
        for (var property : type.properties()) {
            if (!property.isStructure()) {
                set(property, bean, value(property.valueType()));
            } else if (levels > 0) {
                set(property, bean, filled(Samples.FORMATS.catalog().type(property.valueType()), levels - 1));
            }
        }
        return bean;
    }

    private static void set(WireProperty property, Object bean, Object value) {
        property.set(bean, property.isList() ? List.of(value, value) : value);
    }

    private static Object value(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        return Stream.<Object>of("a & b", true, 42, 1L << 40, 12.5, new BigDecimal("0.25"), Samples.NOON)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type));
    }
}
