using Microsoft.AspNetCore.Components;

namespace Tracker.Web.App;

/// <summary>A part of the frame that is drawn again when anything changes that it shows. What changes together is drawn together.</summary>
public abstract class WorkplacePart : ComponentBase, IDisposable
{
    private int waiting;

    [Inject] protected Workplace Workplace { get; set; } = default!;

    protected override void OnInitialized() => Workplace.Changed += Draw;

    private void Draw()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            await Task.Yield();
            Interlocked.Exchange(ref waiting, 0);
            StateHasChanged();
        });
    }

    public virtual void Dispose()
    {
        Workplace.Changed -= Draw;
        GC.SuppressFinalize(this);
    }
}
