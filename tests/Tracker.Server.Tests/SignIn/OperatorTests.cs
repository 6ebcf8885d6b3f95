using System.Net;
using System.Net.Http.Headers;
using Tracker.Server.SignIn;

namespace Tracker.Server.Tests.SignIn;

public sealed class OperatorTests
{
    [Fact]
    public async Task Operator_of_the_machine_acts_as_the_program_until_the_server_stops()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("tracker-server-").FullName;
        var server = await RunningServer.Start(folder);
        var file = Path.Combine(folder, OperatorCredential.FileName);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        using (var client = server.Operator())
        {
            Assert.Equal("system", (string)(await RunningServer.Json(await client.GetAsync("/api/me")))["participant"]!);
            client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me")).StatusCode);
        }
        using (var guesser = server.Browser())
        {
            guesser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Operator", "guess");
            Assert.Equal(HttpStatusCode.Unauthorized, (await guesser.GetAsync("/api/me")).StatusCode);
        }
        await server.Stop();
        Assert.False(File.Exists(file));
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
