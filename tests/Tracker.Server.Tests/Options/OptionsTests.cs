using Microsoft.Extensions.Configuration;
using Tracker.Server.Options;

namespace Tracker.Server.Tests.Options;

public sealed class OptionsTests
{
    [Fact]
    public void Nothing_has_to_be_set() => Assert.Empty(OptionsReader.Errors(Read()));

    [Fact]
    public void Every_error_is_named_at_once_with_the_key_to_set()
    {
        var thrown = Assert.Throws<SettingsException>(() => Read(
            ("PublicAddress", "tracker.example.org"), ("SignIn:LinkHours", "0"), ("Oidc:Authority", "http://id.example.org"),
            ("Jwt:Authority", "https://other.example.org"),
            ("Mail:Host", "mail.example.org"), ("Silo:Address", "here"), ("Proxy:Trusted", "127.0.0.1, proxy.example.org")));
        foreach (var key in new[]
        {
            "Tracker__PublicAddress", "Tracker__SignIn__LinkHours must be from 1 to 720; it is 0", "Tracker__Oidc__Authority must be an https",
            "Tracker__Oidc__ClientId",
            "Tracker__Jwt__Audience", "Tracker__Jwt__Authority and Tracker__Oidc__Authority", "Tracker__Mail__From", "Tracker__Silo__Address",
            "Tracker__Proxy__Trusted",
        })
            Assert.Contains(thrown.Errors, e => e.Contains(key, StringComparison.Ordinal));
        Assert.Equal(9, thrown.Errors.Count);
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "Host=;Password=hunter2"), InlineData("Storage:ConnectionString", "Nonsense=hunter2"),
        InlineData("Mail:Password", "hunter2"), InlineData("Oidc:ClientSecret", "hunter2")]
    public void Secret_in_a_broken_setting_is_not_repeated(string key, string value)
    {
        var thrown = Assert.Throws<SettingsException>(() => Read((key, value)));
        Assert.DoesNotContain("hunter2", thrown.ToString(), StringComparison.Ordinal);
        Assert.Contains("Tracker__", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:PasswordFile", "/no/such/file", "does not exist"), InlineData("Mail:Password", "hunter2", "both set")]
    public void Password_of_the_mail_server_is_one_setting_and_a_file_that_is_there(string key, string value, string said)
    {
        (string, string)[] mail = [("Mail:Host", "mail.example.org"), ("Mail:From", "tracker@example.org"), ("Mail:User", "tracker")];
        var file = typeof(OptionsTests).Assembly.Location;
        Read([.. mail, ("Mail:PasswordFile", file)]);
        if (key == "Mail:Password") mail = [.. mail, ("Mail:PasswordFile", file)];
        var thrown = Assert.Throws<SettingsException>(() => Read([.. mail, (key, value)]));
        Assert.Contains(said, Assert.Single(thrown.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Misspelt_setting_is_named() =>
        Assert.Contains("ConectionString", Assert.Throws<SettingsException>(() => Read(("Storage:ConectionString", "Host=db;Password=hunter2"))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Setting_of_the_wrong_type_is_named_without_its_value()
    {
        var thrown = Assert.Throws<SettingsException>(() => Read(("Mail:Port", "hunter2")));
        Assert.Contains("Tracker__Mail__Port", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5280"), InlineData("http_ports", "8080"), InlineData("Kestrel:Endpoints:Web:Url", "http://*:80")]
    public void Public_https_address_without_tls_and_without_a_proxy_is_refused_with_the_settings(string key, string value)
    {
        var thrown = Assert.Throws<SettingsException>(() => ReadAll((key, value), ("Tracker:PublicAddress", "https://tracker.example.org")));
        foreach (var name in new[] { "Tracker__PublicAddress", "Tracker__Proxy__Trusted", "--urls" })
            Assert.Contains(name, Assert.Single(thrown.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5280; https://*:443"), InlineData("https_ports", "8443"), InlineData("Kestrel:Endpoints:Web:Url", "https://*:443")]
    [InlineData("Tracker:Proxy:Trusted", "127.0.0.1")]
    public void Public_https_address_with_tls_or_a_proxy_is_taken(string key, string value) =>
        Assert.True(ReadAll((key, value), ("Tracker:PublicAddress", "https://tracker.example.org")).IsHttps);

    [Theory]
    [InlineData("0.0.0.0/0"), InlineData("::/0"), InlineData("10.0.0.0/"), InlineData("10.0.0.0/33"), InlineData("10.0.0.1;10.0.0.2")]
    public void Proxies_that_are_everybody_or_no_network_are_refused(string trusted) =>
        Assert.Contains("Tracker__Proxy__Trusted", Assert.Throws<SettingsException>(() => Read(("Proxy:Trusted", trusted))).Message, StringComparison.Ordinal);

    [Fact]
    public void Proxies_are_addresses_and_networks() =>
        Assert.Equal(["10.1.0.0/16", "192.0.2.7/32", "fd00::/8"],
            Read(("Proxy:Trusted", "10.1.0.0/16,192.0.2.7, fd00::/8")).Proxy.Networks().Select(n => n.ToString()));

    [Fact]
    public void Believing_every_proxy_is_refused_with_the_setting_to_use()
    {
        var all = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ForwardedHeaders_Enabled", (string?)"true")]).Build();
        Assert.Contains("Tracker__Proxy__Trusted", Assert.Throws<SettingsException>(() => OptionsReader.Read(all)).Message, StringComparison.Ordinal);
    }

    private static TrackerOptions Read(params (string Key, string Value)[] settings) =>
        ReadAll([.. settings.Select(s => ("Tracker:" + s.Key, s.Value))]);

    private static TrackerOptions ReadAll(params (string Key, string Value)[] settings) => OptionsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
}
