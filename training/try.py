import sys, json, time, numpy as np, pages as P, tables, judge, score
t=time.time(); cache='.cache'; feats=json.load(open(cache+'/features.json'))
SRC=sys.argv[1].split(','); K=int(sys.argv[2]); N=int(sys.argv[3]) if len(sys.argv)>3 else K
data=[p for s in SRC for p in P.read_source(cache,s,len(feats))]
B=P.Blocks(data); print('read',len(data),B.count,'labels',float(np.nanmean(B.labels)),time.time()-t)
keys=tables.Keys(B); print([len(v) for v in keys.vocabulary],time.time()-t)
fold=[P.fold_of(p['site'],K) for p in data]; cap=feats.index('in figcaption'); it=feats.index('isTitle')
allp=np.zeros(B.count,np.float32); f1st=np.zeros(B.count,np.float32)
for k in range(N):
    train=[i for i in range(len(data)) if fold[i]!=k]; np.random.RandomState(1).shuffle(train)
    test=[i for i in range(len(data)) if fold[i]==k]
    J=judge.Judge(B,keys,feats,train); a,b=J.judge(B,keys,test)
    for i in test: allp[B.of[i]]=b[B.of[i]]; f1st[B.of[i]]=a[B.of[i]]
    print('fold',k,time.time()-t,flush=True)
use=[i for i in range(len(data)) if fold[i]<N]
for name,pp in (('first',f1st),('second',allp)):
  for th in (.35,.5):
    print(name,th)
    for i in use:
        p=data[i]; v=pp[B.of[i]]; p['predicted']='\n'.join(t for t,q,c in zip(p['texts'],v,p['rows'][:,cap]) if q>th and not c)
    score.report([data[i] for i in use])
np.save('/tmp/x/probs.npy',allp)
