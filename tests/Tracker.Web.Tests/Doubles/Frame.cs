using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Client;
using Tracker.Domain.Shared;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Doubles;

/// <summary>The frame of the pages with a record in it, as the browser or the server has it.</summary>
public sealed class Frame
{
    private readonly BunitContext context;

    private readonly GroupId[] groups;

    /// <param name="groups">What the participant belongs to.</param>
    public Frame(BunitContext context, FakeHub hub, params GroupId[] groups)
    {
        (this.context, this.groups) = (context, groups);
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        Workplace = At(() => hub);
        context.Services.AddScoped(_ => Workplace);
        context.Services.AddSingleton(TimeProvider.System);
        context.Services.AddSingleton(new Toasts(TimeProvider.System));
        context.Services.AddSingleton<IReads>(Reads);
        context.Services.AddSingleton<IDocumentReads>(new FakeDocuments());
        context.Services.AddScoped(_ => new Handover(null));
        // Last: it closes the list of services.
        context.SetRendererInfo(new RendererInfo("WebAssembly", true));
    }

    public FakeReads Reads { get; } = new();

    public Workplace Workplace { get; private set; }

    /// <summary>From now on the server writes the page.</summary>
    public void WriteAtTheServer()
    {
        context.SetRendererInfo(new RendererInfo("Static", false));
        Workplace = At(() => new StillTransport());
    }

    /// <summary>Calls <paramref name="opened"/> with the desk that the page works on.</summary>
    public IRenderedComponent<Shell> Show(RenderFragment<Desk> content, ActorId? actor = null, Action<Desk>? opened = null) =>
        context.Render<Shell>(p => p.Add(s => s.Body, build =>
        {
            build.OpenComponent<RecordWorkspace<Desk>>(0);
            build.AddComponentParameter(1, nameof(RecordWorkspace<Desk>.Actor), actor ?? FakeHub.Actor);
            build.AddComponentParameter(2, nameof(RecordWorkspace<Desk>.Open), Open(actor ?? FakeHub.Actor, opened));
            build.AddComponentParameter(3, nameof(RecordWorkspace<Desk>.ChildContent), content);
            build.CloseComponent();
        }));

    private static Func<TrackerClient, IReadOnlyDictionary<string, string>?, Desk> Open(ActorId actor, Action<Desk>? opened) => (client, names) =>
    {
        var desk = new Desk(client, client.Open(actor), names);
        opened?.Invoke(desk);
        return desk;
    };

    private Workplace At(Func<ITransport> connect)
    {
        var workplace = new Workplace(connect);
        workplace.Enter(new Principal(FakeHub.Ann, "Ann Ahead", [.. groups.Select(g => new Membership(g))]));
        return workplace;
    }
}
