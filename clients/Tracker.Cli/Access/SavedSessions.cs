using System.Net;
using System.Text.Json.Serialization;

namespace Tracker.Cli.Access;

/// <summary>Sessions of this user by server, newest first, in a file that only this user can read.</summary>
internal sealed class SavedSessions(string folder)
{
    private string FileName => Path.Combine(folder, "sessions.json");

    public static SavedSessions OfUser()
    {
        var config = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new(Path.Combine(config.Length > 0 ? config : ".", "tracker"));
    }

    public Credential? Newest() => Read().FirstOrDefault() is { } session ? Of(session) : null;

    public Credential? Find(Uri server) => Read().Find(s => s.Server == Key(server)) is { } session ? Of(session) : null;

    /// <summary>Saves the cookies of a server; without any it is removed.</summary>
    public void Save(Uri server, CookieContainer cookies)
    {
        var kept = cookies.GetCookies(server).Select(c => new SavedCookie(c.Name, c.Value)).ToList();
        var sessions = Read().Where(s => s.Server != Key(server)).ToList();
        if (kept.Count > 0) sessions.Insert(0, new SavedSession(Key(server), kept));
        Write(sessions);
    }

    private List<SavedSession> Read()
    {
        try
        {
            return File.Exists(FileName) ? JsonSerializer.Deserialize(File.ReadAllBytes(FileName), SessionsJson.Default.ListSavedSession) ?? [] : [];
        }
        catch (JsonException)
        {
            throw new UnableException($"'{FileName}' is damaged. Delete it and sign in again.");
        }
    }

    private void Write(List<SavedSession> sessions)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var part = $"{FileName}.{Environment.ProcessId}";
        using (var file = new FileStream(part, options)) JsonSerializer.Serialize(file, sessions, SessionsJson.Default.ListSavedSession);
        File.Move(part, FileName, overwrite: true);
    }

    private static Credential Of(SavedSession session)
    {
        var (server, cookies) = (new Uri(session.Server), new CookieContainer());
        foreach (var cookie in session.Cookies)
            cookies.Add(server, new Cookie(cookie.Name, cookie.Value) { HttpOnly = true, Secure = server.Scheme == Uri.UriSchemeHttps });
        return new Credential(server, Cookies: cookies);
    }

    private static string Key(Uri server) => server.GetLeftPart(UriPartial.Authority) + "/";
}

internal sealed record SavedSession(string Server, List<SavedCookie> Cookies);

internal sealed record SavedCookie(string Name, string Value);

[JsonSerializable(typeof(List<SavedSession>))]
internal sealed partial class SessionsJson : JsonSerializerContext;
