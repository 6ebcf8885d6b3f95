using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.Api;

public sealed partial class MailTests
{
    [Fact]
    public async Task Invitation_goes_by_mail_and_the_link_is_not_shown_to_the_inviter()
    {
        using var post = new PostOffice();
        await using var server = await RunningServer.Start(null,
            ("Tracker:Mail:Host", "127.0.0.1"), ("Tracker:Mail:Port", $"{post.Port}"), ("Tracker:Mail:From", "tracker@example.org"),
            ("Tracker:Mail:RequireTls", "false"));
        using var admin = await server.SignedIn("admin");
        var delivered = post.Receive();
        var invited = await RunningServer.Json(await admin.PostAsJsonAsync("/api/invitations", new { name = "Kim", email = "kim@example.org" }));
        Assert.True((bool)invited["mailed"]!);
        Assert.Null(invited["link"]);

        var mail = await delivered;
        Assert.Contains("kim@example.org", mail, StringComparison.Ordinal);
        using var kim = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningServer.Use(
            kim, Link().Match(mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal)).Value)).StatusCode);
    }

    [Fact]
    public async Task Mail_that_cannot_be_sent_leaves_the_link_with_the_inviter()
    {
        var free = new PostOffice();
        free.Dispose();
        await using var server = await RunningServer.Start(null,
            ("Tracker:Mail:Host", "127.0.0.1"), ("Tracker:Mail:Port", $"{free.Port}"), ("Tracker:Mail:From", "tracker@example.org"));
        using var admin = await server.SignedIn("admin");
        var invited = await RunningServer.Json(await admin.PostAsJsonAsync("/api/invitations", new { name = "Kim", email = "kim@example.org" }));
        Assert.False((bool)invited["mailed"]!);
        Assert.NotNull(invited["link"]);
        Assert.Contains("could not be sent", (string)invited["note"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new@example.org", true), InlineData("colleague@example.org", true), InlineData("official@example.org", false)]
    public async Task Mail_that_a_head_causes_opens_only_what_the_head_could_give(string email, bool hasLink)
    {
        using var post = new PostOffice();
        await using var server = await Delegation.Start(null,
            ("Tracker:Mail:Host", "127.0.0.1"), ("Tracker:Mail:Port", $"{post.Port}"), ("Tracker:Mail:From", "tracker@example.org"),
            ("Tracker:Mail:RequireTls", "false"));
        await server.Directs(
            new AddParticipant(ParticipantId.Parse("colleague"), "Colleague", "colleague@example.org"),
            new AddMembership(EntityId.New(), ParticipantId.Parse("colleague"), Delegation.Orion));
        using var head = await server.SignedIn("head");
        var delivered = post.Receive();
        var invited = await RunningServer.Json(await head.PostAsJsonAsync("/api/invitations",
            new { name = "X", email, organization = "org/orion", delegation = Delegation.Actor }));
        Assert.Equal("""{"mailed":true,"note":"The person is on the roster once they accept the invitation."}""", invited.ToJsonString());
        Assert.Equal(hasLink, Link().IsMatch((await delivered).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"http://\S+link=[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();

    /// <summary>Takes one mail over SMTP and shows what was said.</summary>
    private sealed class PostOffice : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public PostOffice() => listener.Start();

        public int Port => field == 0 ? field = ((IPEndPoint)listener.LocalEndpoint).Port : field;

        public async Task<string> Receive()
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
            await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            var heard = new StringBuilder();
            await writer.WriteLineAsync("220 post");
            for (var data = false; await reader.ReadLineAsync() is { } line;)
            {
                heard.Append(line).Append("\r\n");
                if (data && line != ".") continue;
                data = line == "DATA";
                await writer.WriteLineAsync(data ? "354 go on" : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
            }
            return heard.ToString();
        }

        public void Dispose()
        {
            _ = Port;
            listener.Stop();
        }
    }
}
