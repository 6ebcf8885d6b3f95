using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>A server with the sample, and its industry head and government liaison at two browsers, for all tests of a class.</summary>
public sealed class FieldStage(Chromium chromium) : IAsyncLifetime
{

    public ServerProcess Server { get; private set; } = null!;
    public Person Head { get; private set; } = null!;
    public Person Liaison { get; private set; } = null!;

    public Uri Delegation => new(Server.Address, "d/sample-sg13");

    public async ValueTask InitializeAsync()
    {
        Server = await ServerProcess.Start("--sample");
        Head = await Person.SignIn(chromium.Browser, Server.Links["Alex Morgan (sample)"]);
        Liaison = await Person.SignIn(chromium.Browser, Server.Links["Robin Hale (sample)"]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in (Person?[])[Head, Liaison])
            if (person is not null) await person.DisposeAsync();
        if (Server is not null) await Server.DisposeAsync();
    }
}
