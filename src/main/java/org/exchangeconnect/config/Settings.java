package org.exchangeconnect.config;

/** The whole configuration as read and validated at startup. */
public record Settings(
        OAuthSettings oauth,
        ApiSettings api,
        HttpSettings http,
        PageSettings pages,
        SessionSettings sessions,
        RenewalSettings renewal,
        GatewaySettings gateway,
        DeliverySettings delivery,
        NotificationSettings notices,
        PortalSettings portal,
        DataSettings data,
        EncryptionSettings encryption,
        BackOfficeSettings backOffice,
        ProxySettings proxies,
        JwtSettings jwt,
        DevelopmentMode mode) {}
